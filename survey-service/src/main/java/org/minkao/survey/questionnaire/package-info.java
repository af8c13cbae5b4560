/** What a respondent is asked: items with their questions, the scale, the appraisees. */
@NullMarked
package org.minkao.survey.questionnaire;

import org.jspecify.annotations.NullMarked;
