package org.minkao.kit.mongo;

/** Where a room's database is; the address may carry a password and is never shown. */
public record MongoSettings(String uri, String database) {

    @Override
    public String toString() {
        return "MongoSettings[database=" + database + "]";
    }
}
