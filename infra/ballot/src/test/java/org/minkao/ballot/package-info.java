/** Proof that the codecs and wrappers keep the protocol, by vectors, properties and attacks. */
@NullMarked
package org.minkao.ballot;

import org.jspecify.annotations.NullMarked;
