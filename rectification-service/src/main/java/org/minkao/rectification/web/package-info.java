/** The door for people. */
@NullMarked
package org.minkao.rectification.web;

import org.jspecify.annotations.NullMarked;
