package org.minkao.notification.delivery;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The content of a sealed event: to whom, and the links of an invitation. */
public record Letter(
        String name, @Nullable String email, @Nullable String label, List<Link> links) {

    /** One style's link with its one-time code. */
    public record Link(String label, String url, String code) {
        @Override
        public String toString() {
            return "Link[]";
        }
    }

    public Letter {
        links = List.copyOf(links);
    }

    /** Silent: it holds a name, an address and a code. */
    @Override
    public String toString() {
        return "Letter[]";
    }
}
