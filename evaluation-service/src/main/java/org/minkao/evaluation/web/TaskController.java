package org.minkao.evaluation.web;

import static org.minkao.evaluation.web.Versions.act;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minkao.evaluation.campaign.Campaign;
import org.minkao.evaluation.campaign.CampaignId;
import org.minkao.evaluation.campaign.DoTasks;
import org.minkao.evaluation.campaign.Hand;
import org.minkao.evaluation.campaign.Phase;
import org.minkao.kit.core.Actor;
import org.minkao.kit.core.Check;
import org.minkao.kit.core.Versioned;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The tasks of a campaign's phases. */
@RestController
@RequestMapping("/api/evaluation/v1/campaigns/{campaign}/tasks")
public final class TaskController {
    private final DoTasks tasks;

    public TaskController(DoTasks tasks) {
        this.tasks = tasks;
    }

    /** What its owner says when he has done it. */
    record DoneRequest(@Nullable String note) {}

    /** A task and where it stands. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TaskView(
            String id,
            Phase phase,
            String text,
            @Nullable String person,
            @Nullable String role,
            LocalDate due,
            DoTasks.State state,
            boolean mine,
            @Nullable String doneBy,
            @Nullable String note,
            @Nullable Instant doneAt) {

        static TaskView of(DoTasks.Standing standing) {
            Hand done = standing.done();
            return new TaskView(
                    standing.task().id(),
                    standing.phase(),
                    standing.task().text(),
                    standing.task().owner().person(),
                    standing.task().owner().role(),
                    standing.task().due(),
                    standing.state(),
                    standing.mine(),
                    done == null ? null : done.person(),
                    done == null ? null : done.reason(),
                    done == null ? null : done.at());
        }
    }

    @GetMapping
    Items<TaskView> all(
            Actor actor, @PathVariable String campaign, @RequestParam(defaultValue = "false") boolean mine) {
        return new Items<>(views(actor, campaign, mine));
    }

    @PostMapping("/{task}/done")
    ResponseEntity<TaskView> done(
            Actor actor,
            @PathVariable String campaign,
            @PathVariable String task,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody DoneRequest request) {
        String note = Check.text("note", request.note(), 1, 500);
        Versioned<Campaign> done = tasks.done(new CampaignId(campaign), act(actor, ifMatch, note), task);
        TaskView view = views(actor, campaign, false).stream()
                .filter(each -> each.id().equals(task))
                .findFirst()
                .orElseThrow();
        return Versions.changed(done.version(), view);
    }

    private List<TaskView> views(Actor actor, String campaign, boolean mine) {
        return tasks.tasks(new CampaignId(campaign), actor, mine).stream()
                .map(TaskView::of)
                .toList();
    }
}
