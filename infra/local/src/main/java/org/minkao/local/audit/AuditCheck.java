package org.minkao.local.audit;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.minkao.local.Failure;
import org.minkao.local.audit.Verdict.Flaw;
import org.minkao.local.audit.Verdict.Head;
import tools.jackson.databind.json.JsonMapper;

/** The command {@code ./minkao audit check}: exit code 0 the record is whole, 1 it is not, 3 it could not be checked. */
public final class AuditCheck {
    private static final int PATIENCE_SECONDS = 5;

    private AuditCheck() {}

    /** Has the platform check its own record. */
    public static int online(AuditSettings settings, boolean json, PrintStream out) {
        return tell(new PlatformCheck(settings).run(), "platform", json, out);
    }

    /** Recomputes the record out of the database, so that nobody need trust the service. */
    public static int offline(String uri, String database, boolean json, PrintStream out) {
        return tell(read(uri, database), "offline", json, out);
    }

    private static Verdict read(String uri, String database) {
        try (MongoClient client = MongoClients.create(settings(uri))) {
            return new OfflineCheck(client.getDatabase(database)).run();
        } catch (MongoException e) {
            // The message may hold the address with its password.
            throw Failure.environment(
                    "数据库 %s 没有应答（%s）".formatted(database, e.getClass().getSimpleName()),
                    "the database %s does not answer (%s)"
                            .formatted(database, e.getClass().getSimpleName()));
        }
    }

    private static MongoClientSettings settings(String uri) {
        try {
            return MongoClientSettings.builder()
                    .applyConnectionString(new ConnectionString(uri))
                    .applyToClusterSettings(
                            cluster -> cluster.serverSelectionTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .build();
        } catch (IllegalArgumentException e) {
            throw Failure.input("MongoDB 地址无法识别", "the address of MongoDB makes no sense");
        }
    }

    private static int tell(Verdict verdict, String by, boolean json, PrintStream out) {
        if (json) {
            out.println(JsonMapper.shared().writeValueAsString(object(verdict, by)));
        } else {
            print(verdict, out);
        }
        return verdict.ok() ? 0 : 1;
    }

    private static void print(Verdict verdict, PrintStream out) {
        Flaw first = verdict.first();
        if (first != null) {
            out.println(first.chinese());
            out.println(first.english());
            return;
        }
        out.println("审计记录完好，共 %d 条，逐条核对无误".formatted(verdict.entries()));
        out.println("the record is whole: %d entries, each recomputed".formatted(verdict.entries()));
        for (Head head : verdict.heads()) {
            out.println("  %s  %d  %s".formatted(head.chain(), head.entries(), head.hash()));
        }
    }

    private static Map<String, Object> object(Verdict verdict, String by) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("ok", verdict.ok());
        all.put("entries", verdict.entries());
        all.put("by", by);
        Flaw first = verdict.first();
        if (first != null) {
            Map<String, Object> flaw = new LinkedHashMap<>();
            flaw.put("kind", first.kind().name());
            flaw.put("chain", first.chain());
            flaw.put("index", first.index());
            if (first.id() != null) {
                flaw.put("id", first.id());
            }
            all.put("first", flaw);
        }
        if (!verdict.heads().isEmpty()) {
            all.put("heads", verdict.heads());
        }
        return all;
    }
}
