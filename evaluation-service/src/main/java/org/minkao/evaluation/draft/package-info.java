/** Drafts of plans that are not whole yet: from the notice until a campaign is made of them. */
@NullMarked
package org.minkao.evaluation.draft;

import org.jspecify.annotations.NullMarked;
