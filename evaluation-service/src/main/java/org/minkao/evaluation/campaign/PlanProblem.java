package org.minkao.evaluation.campaign;

/** One thing wrong with a plan: where it is, what it is, what is expected. */
public record PlanProblem(String path, String reason) {}
