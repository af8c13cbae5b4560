/** Checks the record of commands, with the platform and without it. */
@NullMarked
package org.minkao.local.audit;

import org.jspecify.annotations.NullMarked;
