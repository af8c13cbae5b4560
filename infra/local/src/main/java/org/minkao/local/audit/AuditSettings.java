package org.minkao.local.audit;

import java.net.URI;

/**
 * Where the running platform answers, and as whom it is asked.
 *
 * @param gateway base address of the gateway
 * @param tokenEndpoint where scripts get a token by password grant
 * @param client the public client id for that grant
 * @param auditor who asks
 * @param password the auditor's password
 */
public record AuditSettings(URI gateway, URI tokenEndpoint, String client, String auditor, String password) {

    /** The password stays out of every log. */
    @Override
    public String toString() {
        return "AuditSettings[gateway=%s, auditor=%s]".formatted(gateway, auditor);
    }
}
