/** Who acts in a campaign, and where to write to them. */
@NullMarked
package org.minkao.notification.people;

import org.jspecify.annotations.NullMarked;
