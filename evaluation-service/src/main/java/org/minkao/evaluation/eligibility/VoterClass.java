package org.minkao.evaluation.eligibility;

/** A voter class of the plan; its id is the style's id. */
public record VoterClass(String id, String name) {}
