/** Tests of long lists. */
@NullMarked
package org.minkao.survey.paging;

import org.jspecify.annotations.NullMarked;
