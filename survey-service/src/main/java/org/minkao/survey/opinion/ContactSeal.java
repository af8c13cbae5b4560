package org.minkao.survey.opinion;

/** Seals an author's contact for storage; what was sealed for one opinion opens for no other. */
public interface ContactSeal {
    String seal(OpinionId opinion, String contact);

    String open(OpinionId opinion, String sealed);
}
