/** Checks that hold the contract files to what the rooms promise each other. */
@NullMarked
package org.minkao.contracts;

import org.jspecify.annotations.NullMarked;
