/** The ballot protocol {@code ballot/v1} as claiming and casting need it: strict codecs, blind tokens, ballots, receipts. */
@NullMarked
package org.minkao.ballot;

import org.jspecify.annotations.NullMarked;
