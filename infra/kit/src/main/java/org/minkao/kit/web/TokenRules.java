package org.minkao.kit.web;

import java.net.URI;

/** What a token must say to be let in: who issued it, with which keys, and for whom. */
public record TokenRules(URI issuer, URI jwks, String audience) {}
