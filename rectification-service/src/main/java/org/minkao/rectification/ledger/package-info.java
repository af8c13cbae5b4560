/** The public ledger: cases and rules without persons. */
@NullMarked
package org.minkao.rectification.ledger;

import org.jspecify.annotations.NullMarked;
