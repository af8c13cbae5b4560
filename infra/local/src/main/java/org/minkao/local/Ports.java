package org.minkao.local;

import java.util.LinkedHashMap;
import java.util.Map;

/** Every port the stack opens, on loopback, each with the variable that moves it. */
public record Ports(Map<String, Integer> byVariable) {

    static final String GATEWAY = "MINKAO_GATEWAY_PORT";
    static final String EVALUATION = "MINKAO_EVALUATION_PORT";
    static final String SURVEY = "MINKAO_SURVEY_PORT";
    static final String RECTIFICATION = "MINKAO_RECTIFICATION_PORT";
    static final String NOTIFICATION = "MINKAO_NOTIFICATION_PORT";
    static final String KEYCLOAK = "MINKAO_KEYCLOAK_PORT";
    static final String KEYCLOAK_MANAGEMENT = "MINKAO_KEYCLOAK_MANAGEMENT_PORT";
    static final String KAFKA = "MINKAO_KAFKA_PORT";
    static final String KAFKA_CONTROLLER = "MINKAO_KAFKA_CONTROLLER_PORT";
    static final String MONGODB = "MINKAO_MONGODB_PORT";
    static final String SMTP = "MINKAO_SMTP_PORT";
    static final String IMAP = "MINKAO_IMAP_PORT";

    private static final Map<String, Integer> DEFAULTS = defaults();

    public Ports {
        byVariable = Map.copyOf(byVariable);
    }

    static Ports from(Settings settings) {
        Map<String, Integer> ports = new LinkedHashMap<>();
        Map<Integer, String> taken = new LinkedHashMap<>();
        DEFAULTS.forEach((variable, otherwise) -> {
            int port = settings.number(variable, otherwise, 1, 64_535);
            ports.put(variable, port);
            claim(taken, port, variable);
            if (managed(variable)) {
                claim(taken, management(port), variable + " + 1000");
            }
        });
        return new Ports(ports);
    }

    int of(String variable) {
        Integer port = byVariable.get(variable);
        if (port == null) {
            throw new IllegalArgumentException("no port is named " + variable);
        }
        return port;
    }

    /** The management port of a service. */
    static int management(int port) {
        return port + 1000;
    }

    private static boolean managed(String variable) {
        return switch (variable) {
            case GATEWAY, EVALUATION, SURVEY, RECTIFICATION, NOTIFICATION -> true;
            default -> false;
        };
    }

    private static void claim(Map<Integer, String> taken, int port, String variable) {
        String other = taken.putIfAbsent(port, variable);
        if (other != null) {
            throw Failure.input(
                    "端口 %d 同时给了 %s 和 %s，请改其中一个".formatted(port, other, variable),
                    "port %d is given to both %s and %s: change one of them".formatted(port, other, variable));
        }
    }

    private static Map<String, Integer> defaults() {
        Map<String, Integer> ports = new LinkedHashMap<>();
        ports.put(GATEWAY, 8080);
        ports.put(EVALUATION, 8101);
        ports.put(SURVEY, 8102);
        ports.put(RECTIFICATION, 8103);
        ports.put(NOTIFICATION, 8104);
        ports.put(KEYCLOAK, 8180);
        ports.put(KEYCLOAK_MANAGEMENT, 9000);
        ports.put(KAFKA, 9092);
        ports.put(KAFKA_CONTROLLER, 9093);
        ports.put(MONGODB, 27017);
        ports.put(SMTP, 3025);
        ports.put(IMAP, 3143);
        return ports;
    }
}
