/** Tests of the whole room. */
@NullMarked
package org.minkao.survey;

import org.jspecify.annotations.NullMarked;
