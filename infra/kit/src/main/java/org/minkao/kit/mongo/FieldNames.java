package org.minkao.kit.mongo;

/** Turns any text into a field name that is safe in paths and updates, and back. */
final class FieldNames {

    private FieldNames() {}

    static String escape(String text) {
        return text.replace("%", "%25").replace(".", "%2E").replace("$", "%24").replace("\0", "%00");
    }

    static String unescape(String name) {
        return name.replace("%00", "\0").replace("%24", "$").replace("%2E", ".").replace("%25", "%");
    }
}
