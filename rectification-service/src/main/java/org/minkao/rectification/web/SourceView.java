package org.minkao.rectification.web;

import org.minkao.rectification.finding.Source;

/** Where a problem came from. */
public record SourceView(String kind, String ref) {
    static SourceView of(Source source) {
        return new SourceView(source.kind().name(), source.ref());
    }
}
