package org.minkao.survey.web;

import java.util.List;

/** A list as every route gives it. */
record ItemsView<T>(List<T> items) {}
