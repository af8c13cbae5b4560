/** Planted. */
@NullMarked
package org.minkao.testkit.planted.bad.web;

import org.jspecify.annotations.NullMarked;
