package org.minkao.evaluation.eligibility;

import org.minkao.kit.core.Store;

/** Rosters by campaign. */
public interface Rosters extends Store<Roster, RosterEvent> {}
