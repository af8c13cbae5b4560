package org.minkao.evaluation.notice;

/** Reads one kind of field out of a notice. */
@FunctionalInterface
interface NoticeRule {
    void read(Notice notice, Sketch sketch);
}
