/** HTTP in: requests, views, controllers. */
@NullMarked
package org.minkao.survey.web;

import org.jspecify.annotations.NullMarked;
