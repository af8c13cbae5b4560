package org.minkao.evaluation.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.minkao.evaluation.eligibility.BadRow;
import org.minkao.evaluation.eligibility.Hand;
import org.minkao.evaluation.eligibility.PreviewRoster;
import org.minkao.evaluation.eligibility.ReadRosters;
import org.minkao.evaluation.eligibility.Roster;
import org.minkao.kit.core.Versioned;

/** How the county office sees a campaign's roster. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RosterView(
        String id,
        String status,
        long version,
        @Nullable String importedBy,
        @Nullable String sealedBy,
        @Nullable Hand imported,
        @Nullable Hand sealed,
        List<ReadRosters.StyleStanding> styles) {

    static RosterView of(String campaign, ReadRosters.Standing standing) {
        Versioned<Roster> roster = standing.roster();
        if (roster == null) {
            return new RosterView(campaign, "MISSING", 0, null, null, null, null, standing.styles());
        }
        Roster state = roster.state();
        Hand sealed = state.sealed();
        return new RosterView(
                campaign,
                state.status().name(),
                roster.version(),
                state.imported().person(),
                sealed == null ? null : sealed.person(),
                state.imported(),
                sealed,
                standing.styles());
    }

    /** What a file would bring, with every bad row. */
    record PreviewView(
            String preview,
            String campaign,
            int rows,
            int good,
            Map<String, Integer> classes,
            List<String> ignoredColumns,
            List<BadRowView> bad) {

        static PreviewView of(PreviewRoster.Result result) {
            return new PreviewView(
                    result.preview().id(),
                    result.preview().campaign(),
                    result.preview().rows(),
                    result.preview().good(),
                    result.preview().classes(),
                    result.reading().ignored(),
                    result.reading().bad().stream().map(BadRowView::of).toList());
        }

        @Override
        public String toString() {
            return "PreviewView[" + preview + "]";
        }
    }

    /** One thing to put right, in both languages. */
    record BadRowView(int row, String column, String value, String code, String expectation, String expectationEn) {
        private static final ResourceBundle CHINESE = words(Locale.ROOT);
        private static final ResourceBundle ENGLISH = words(Locale.ENGLISH);

        static BadRowView of(BadRow bad) {
            return new BadRowView(
                    bad.row(), bad.column(), bad.value(), bad.code().name(), text(CHINESE, bad), text(ENGLISH, bad));
        }

        private static String text(ResourceBundle words, BadRow bad) {
            String text = words.getString(bad.code().name());
            return bad.expected().isEmpty()
                    ? text
                    : text.replace("{0}", bad.expected().getFirst());
        }

        private static ResourceBundle words(Locale locale) {
            return ResourceBundle.getBundle(
                    "org.minkao.evaluation.web.roster",
                    locale,
                    ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        }

        @Override
        public String toString() {
            return "BadRowView[row=%d, code=%s]".formatted(row, code);
        }
    }
}
