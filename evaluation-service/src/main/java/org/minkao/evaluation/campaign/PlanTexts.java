package org.minkao.evaluation.campaign;

/**
 * The wordings of plans. A wording is laid down before the campaign names it and never changes; one that no campaign
 * names, because its save was overtaken, is harmless.
 */
public interface PlanTexts {
    void keep(String text, Plan plan);

    Plan text(String text);
}
