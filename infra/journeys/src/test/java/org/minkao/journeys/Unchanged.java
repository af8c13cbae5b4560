package org.minkao.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.RawBsonDocument;

/** Looks at every database before and after, so that "it changes nothing" is not a matter of trust. */
final class Unchanged {
    /** Of the rooms' own books only these move by themselves: counters of refusals and positions of readers. */
    private static final Set<String> MOVING = Set.of("refusals", "positions", "offsets", "leases");

    private final Databases databases;

    Unchanged(Databases databases) {
        this.databases = databases;
    }

    /** Runs the refused calls; fails when any document was written, changed or removed. */
    void by(Runnable refused) {
        Map<String, RawBsonDocument> before = atRest();
        refused.run();
        assertThat(changes(before, databases.picture(Unchanged::isState))).isEmpty();
    }

    /** Names of documents only: what they hold is nobody's business in a test report. */
    private static List<String> changes(Map<String, RawBsonDocument> before, Map<String, RawBsonDocument> after) {
        List<String> all = new ArrayList<>();
        after.forEach((name, document) -> {
            RawBsonDocument old = before.get(name);
            if (!document.equals(old)) {
                all.add((old == null ? "new " : "changed ") + name);
            }
        });
        before.keySet().stream().filter(name -> !after.containsKey(name)).forEach(name -> all.add("removed " + name));
        return all;
    }

    /** Events on their way and mails being sent must have arrived first. */
    private Map<String, RawBsonDocument> atRest() {
        Holder last = new Holder(databases.picture(Unchanged::isState));
        await("the databases at rest")
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(400))
                .until(() -> {
                    Map<String, RawBsonDocument> now = databases.picture(Unchanged::isState);
                    boolean same = now.equals(last.picture);
                    last.picture = now;
                    return same;
                });
        return last.picture;
    }

    private static boolean isState(String name) {
        return MOVING.stream().noneMatch(moving -> name.endsWith("." + moving));
    }

    private static final class Holder {
        private Map<String, RawBsonDocument> picture;

        Holder(Map<String, RawBsonDocument> picture) {
            this.picture = picture;
        }
    }
}
