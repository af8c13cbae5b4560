/** HTTP in: requests, views and controllers. */
@NullMarked
package org.minkao.evaluation.web;

import org.jspecify.annotations.NullMarked;
