package org.minkao.notification.template;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All versions of all templates, from `templates/index.txt` and the files it lists. A version that was ever sent stays:
 * an old message is rendered with the text its reader was sent.
 */
public final class Templates {
    private final Map<String, NavigableMap<Integer, Template>> byId;

    private Templates(Map<String, NavigableMap<Integer, Template>> byId) {
        this.byId = byId;
    }

    /** Reads the class path; a missing or malformed file stops the start. */
    public static Templates load() {
        Map<String, NavigableMap<Integer, Template>> byId = new TreeMap<>();
        for (String line :
                read("templates/index.txt").lines().filter(l -> !l.isBlank()).toList()) {
            int dot = line.lastIndexOf('.');
            String id = line.substring(0, dot);
            int version = Integer.parseInt(line.substring(dot + 1));
            Template template = new Template(id, version, text(line, "zh"), text(line, "en"));
            byId.computeIfAbsent(id, k -> new TreeMap<>()).put(version, template);
        }
        return new Templates(byId);
    }

    public int newest(String id) {
        return versions(id).lastKey();
    }

    public Template get(String id, int version) {
        return Optional.ofNullable(versions(id).get(version))
                .orElseThrow(() -> new IllegalStateException("template %s has no version %d".formatted(id, version)));
    }

    public List<Template> all() {
        List<Template> all = new ArrayList<>();
        byId.values().stream()
                .map(NavigableMap::values)
                .<Template>mapMulti(Collection::forEach)
                .forEach(all::add);
        return all;
    }

    private NavigableMap<Integer, Template> versions(String id) {
        return Optional.ofNullable(byId.get(id))
                .orElseThrow(() -> new IllegalStateException("there is no template " + id));
    }

    private static Template.Text text(String name, String language) {
        String file = "templates/" + name + "." + language + ".txt";
        String content = read(file);
        int subjectEnd = content.indexOf("\n\n");
        if (subjectEnd < 1) {
            throw new IllegalStateException(file + " lacks a subject line followed by an empty line");
        }
        return new Template.Text(
                content.substring(0, subjectEnd),
                content.substring(subjectEnd + 2).stripTrailing());
    }

    private static String read(String file) {
        try (InputStream in = Templates.class.getClassLoader().getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("missing on the class path: " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
