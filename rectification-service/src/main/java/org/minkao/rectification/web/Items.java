package org.minkao.rectification.web;

import java.util.List;

/** A list on its way out. */
public record Items<T>(List<T> items) {}
