package org.minkao.testkit;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.test.context.DynamicPropertyRegistry;

/** Settings with which a whole service runs in a test: real servers, free ports. */
public final class ServiceProperties {

    private ServiceProperties() {}

    /** For a service such as {@code rectification}; its database is its own in this run. */
    public static Map<String, String> forTest(String service) {
        TestIssuer issuer = TestIssuer.shared();
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("minkao.port", "0");
        properties.put("minkao.management-port", "0");
        properties.put("server.port", "0");
        properties.put("management.server.port", "0");
        properties.put("minkao.mongodb.uri", TestMongo.uri());
        properties.put("minkao.mongodb.database", TestMongo.database(service));
        properties.put("minkao.kafka.bootstrap", TestKafka.bootstrap());
        properties.put("minkao.kafka.user", "");
        properties.put("minkao.issuer-uri", issuer.issuer());
        properties.put("minkao.jwks-uri", issuer.jwks());
        // The embedded broker lives in this JVM and tells much.
        properties.put("logging.level.kafka", "WARN");
        properties.put("logging.level.org.apache.kafka", "ERROR");
        properties.put("logging.level.state.change.logger", "ERROR");
        properties.put("logging.level.de.bwaldvogel", "WARN");
        return properties;
    }

    /** Puts the settings of a room such as {@code box} beside them. */
    public static Map<String, String> forTest(String service, String room) {
        Map<String, String> properties = forTest(service);
        properties.put("minkao.%s.mongodb.database".formatted(room), TestMongo.database(room));
        return properties;
    }

    /** For {@code @DynamicPropertySource}. */
    public static void register(DynamicPropertyRegistry registry, String service) {
        forTest(service).forEach((name, value) -> registry.add(name, () -> value));
    }
}
