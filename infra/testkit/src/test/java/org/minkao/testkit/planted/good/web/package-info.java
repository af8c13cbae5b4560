/** Planted. */
@NullMarked
package org.minkao.testkit.planted.good.web;

import org.jspecify.annotations.NullMarked;
