package org.minkao.kit.core;

/** A state as it was loaded or saved, with the version that guards the next save. */
public record Versioned<S>(S state, long version) {}
