package org.minkao.local.bench;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.minkao.local.demo.DemoSettings;

/**
 * Where the measured parts answer and which processes do the work.
 *
 * @param demo people, mail and the measured gateway, which is the stack's own but for its limits per address
 * @param floor the same gateway in front of a handler that does nothing
 * @param stack every process of the running stack and the measured gateway, by name
 * @param floorProcesses the gateway of the floor and its handler
 * @param mongodbUri the server that keeps the stack's documents
 * @param seconds longest time of one measurement
 * @param paths what is measured; what only leads there is done and not measured
 */
public record BenchSettings(
        DemoSettings demo,
        URI floor,
        Map<String, Long> stack,
        Map<String, Long> floorProcesses,
        String mongodbUri,
        int seconds,
        Set<String> paths) {

    static final String CLAIM = "claim";
    static final String CAST = "cast";
    static final String PUBLIC_PAGE = "public-page";
    static final String CASE_LIST = "case-list";

    /** Everything that can be measured. */
    public static final Set<String> PATHS =
            Collections.unmodifiableSet(new LinkedHashSet<>(List.of(CLAIM, CAST, PUBLIC_PAGE, CASE_LIST)));

    /** The measured gateway's name among the processes. */
    public static final String GATEWAY = "bench-gateway";

    /** The name of the same gateway in front of nothing. */
    public static final String FLOOR_GATEWAY = "bench-floor-gateway";

    /** The name of the handler that does nothing. */
    public static final String EMPTY = "bench-empty";

    public BenchSettings {
        stack = Map.copyOf(stack);
        floorProcesses = Map.copyOf(floorProcesses);
        paths = Set.copyOf(paths);
    }

    /** The address may hold a password. */
    @Override
    public String toString() {
        return "BenchSettings[floor=%s, seconds=%d]".formatted(floor, seconds);
    }
}
