/** The door for people: strict JSON, one problem renderer, tokens checked by every service itself. */
@NullMarked
package org.minkao.kit.web;

import org.jspecify.annotations.NullMarked;
