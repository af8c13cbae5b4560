package org.minkao.evaluation.notice;

/**
 * One line of a notice as it was read; the cells of a table's row are parted by tabs.
 *
 * @param number counted from 1 through the whole file
 * @param page from 1; a file without pages is one page
 */
public record NoticeLine(int number, int page, String text) {}
