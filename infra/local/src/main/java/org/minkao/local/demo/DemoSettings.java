package org.minkao.local.demo;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where the running stack answers and with what the people of the demo log in.
 *
 * @param gateway base address of the gateway, without a slash at the end
 * @param tokenEndpoint where scripts get a token by password grant
 * @param scriptsClient the public client id for that grant
 * @param passwords username (= the token's sub) to password, for every demo person
 * @param imapHost host of the mail catcher; any user may log in with any password
 * @param imapPort port of the mail catcher
 * @param mongodb which server holds the documents, as printed by up
 * @param root the project's folder
 * @param json whether standard output carries one JSON object only
 * @param respondents how many people take part at most
 */
public record DemoSettings(
        URI gateway,
        URI tokenEndpoint,
        String scriptsClient,
        Map<String, String> passwords,
        String imapHost,
        int imapPort,
        String mongodb,
        Path root,
        boolean json,
        int respondents) {

    public DemoSettings {
        passwords = Map.copyOf(passwords);
    }

    /** The same stack seen through another gateway. */
    public DemoSettings at(URI otherGateway) {
        return new DemoSettings(
                otherGateway,
                tokenEndpoint,
                scriptsClient,
                passwords,
                imapHost,
                imapPort,
                mongodb,
                root,
                json,
                respondents);
    }

    /** Passwords stay out of every log. */
    @Override
    public String toString() {
        return "DemoSettings[gateway=%s, people=%d, mongodb=%s, respondents=%d]"
                .formatted(gateway, passwords.size(), mongodb, respondents);
    }
}
