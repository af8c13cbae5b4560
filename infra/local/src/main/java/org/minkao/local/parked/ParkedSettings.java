package org.minkao.local.parked;

import java.net.URI;
import java.util.Map;

/**
 * Where the services' management ports are and as whom they are asked.
 *
 * @param tokenEndpoint where scripts get a token by password grant
 * @param client the public client id for that grant
 * @param person somebody with the role ops
 * @param password this person's password
 * @param managementPorts service to the port that only this machine reaches
 */
public record ParkedSettings(
        URI tokenEndpoint, String client, String person, String password, Map<String, Integer> managementPorts) {

    public ParkedSettings {
        managementPorts = Map.copyOf(managementPorts);
    }

    /** The password stays out of every log. */
    @Override
    public String toString() {
        return "ParkedSettings[" + person + ", " + managementPorts + "]";
    }
}
