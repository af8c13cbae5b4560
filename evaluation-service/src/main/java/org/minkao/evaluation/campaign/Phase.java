package org.minkao.evaluation.campaign;

/** The four kinds of phases, in their order. */
public enum Phase {
    MOBILISATION,
    CONSULTATION,
    SURVEY,
    RECTIFICATION
}
