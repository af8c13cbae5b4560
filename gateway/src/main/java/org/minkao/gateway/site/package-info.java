/** The web bundle and the index of the API descriptions. */
@NullMarked
package org.minkao.gateway.site;

import org.jspecify.annotations.NullMarked;
