/** Knows who may vote: roster, sealed rolls, invitations and blind issuing of ballot papers; never sees a ballot. */
@NullMarked
package org.minkao.evaluation.eligibility;

import org.jspecify.annotations.NullMarked;
