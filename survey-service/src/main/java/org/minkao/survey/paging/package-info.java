/** Long lists, shown page by page. */
@NullMarked
package org.minkao.survey.paging;

import org.jspecify.annotations.NullMarked;
