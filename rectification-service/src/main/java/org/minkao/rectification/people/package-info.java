/** Who acts in a campaign and what each of them may see: this room's own copy of the frozen plan. */
@NullMarked
package org.minkao.rectification.people;

import org.jspecify.annotations.NullMarked;
