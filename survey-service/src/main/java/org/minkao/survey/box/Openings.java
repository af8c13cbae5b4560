package org.minkao.survey.box;

import org.minkao.kit.core.Store;

/** The openings of all styles, one each. */
public interface Openings extends Store<Opening, BallotsOpened> {}
