package org.minkao.survey.web;

import java.util.List;
import java.util.Map;
import org.minkao.survey.box.ReadTurnout;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** How many took part, told after the close only. */
@RestController
public class TurnoutController {
    private final ReadTurnout readTurnout;

    public TurnoutController(ReadTurnout readTurnout) {
        this.readTurnout = readTurnout;
    }

    /** Ballots by style, refused casts by code. */
    record TurnoutView(List<StyleView> styles, Map<String, Long> refused) {}

    /** The ballots of one style. */
    record StyleView(String style, String label, int ballots) {}

    @GetMapping("/api/public/v1/survey/campaigns/{campaign}/turnout")
    TurnoutView turnout(@PathVariable String campaign) {
        ReadTurnout.Turnout turnout = readTurnout.of(campaign);
        List<StyleView> styles = turnout.styles().stream()
                .map(style -> new StyleView(style.style(), style.label(), style.ballots()))
                .toList();
        return new TurnoutView(styles, turnout.refused());
    }
}
