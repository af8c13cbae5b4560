package org.minkao.kit.boot;

import org.jspecify.annotations.Nullable;
import org.minkao.kit.mongo.MongoSettings;

/** Where a room's database is; the address may carry a password and is never shown. */
public record DatabaseSettings(
        @Nullable String uri, @Nullable String database) {

    MongoSettings at(String defaultUri, String defaultDatabase) {
        return new MongoSettings(
                uri == null || uri.isBlank() ? defaultUri : uri,
                database == null || database.isBlank() ? defaultDatabase : database);
    }

    @Override
    public String toString() {
        return "DatabaseSettings[database=" + database + "]";
    }
}
