/** MongoDB: documents, indexes, the features' ports made real. */
@NullMarked
package org.minkao.survey.store;

import org.jspecify.annotations.NullMarked;
