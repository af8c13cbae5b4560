package org.minkao.rectification.web;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.minkao.kit.core.Actor;
import org.minkao.kit.core.Blob;
import org.minkao.rectification.cases.AdvanceCase;
import org.minkao.rectification.cases.CaseId;
import org.minkao.rectification.cases.Handling.Evidence;
import org.minkao.rectification.cases.MediaKind;
import org.minkao.rectification.cases.SeeCases;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Evidence of a case: handed in as raw bytes, read back only by those who may see the case. */
@RestController
@RequestMapping("/api/rectification/v1/cases/{id}/evidence")
public final class CaseEvidenceController {
    private static final byte[] NOTHING = {};

    private final AdvanceCase advance;
    private final SeeCases see;

    public CaseEvidenceController(AdvanceCase advance, SeeCases see) {
        this.advance = advance;
        this.see = see;
    }

    /** The file as it is kept; {@code version} is the case's. */
    public record EvidenceReceipt(String sha256, int size, String mediaType, long version) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    EvidenceReceipt add(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.CONTENT_TYPE, required = false) @Nullable String type,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody(required = false) byte @Nullable [] bytes,
            Actor actor) {
        AdvanceCase.Call call = new AdvanceCase.Call(new CaseId(id), actor, IfMatch.version(ifMatch));
        AdvanceCase.Added added = advance.addEvidence(call, type, Objects.requireNonNullElse(bytes, NOTHING));
        Evidence file = added.file();
        return new EvidenceReceipt(
                file.sha256(), file.size(), file.mediaType(), added.saved().version());
    }

    @GetMapping("/{sha256}")
    ResponseEntity<byte[]> read(@PathVariable String id, @PathVariable String sha256, Actor actor) {
        Blob file = see.evidence(new CaseId(id), sha256, actor);
        String extension =
                MediaKind.named(file.mediaType()).map(MediaKind::extension).orElse("bin");
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.mediaType()))
                .header("X-Content-Type-Options", "nosniff")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(sha256 + "." + extension)
                                .build()
                                .toString())
                .cacheControl(CacheControl.noCache().cachePrivate())
                .body(file.bytes());
    }
}
