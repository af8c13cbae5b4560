package org.minkao.evaluation.web;

import static org.minkao.evaluation.web.Versions.act;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.minkao.evaluation.inspection.Evidence;
import org.minkao.evaluation.inspection.InspectionId;
import org.minkao.evaluation.inspection.KeepEvidence;
import org.minkao.evaluation.inspection.MediaKind;
import org.minkao.kit.core.Actor;
import org.minkao.kit.core.Blob;
import org.minkao.kit.core.Refusal;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Evidence of an inspection: handed in as raw bytes, read back as a file by those who may see the inspection. */
@RestController
@RequestMapping("/api/evaluation/v1/inspections/{inspection}/evidence")
public final class InspectionEvidenceController {
    public static final String PATHS = "/api/evaluation/v1/inspections/*/evidence";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final KeepEvidence evidence;
    /** A file is in memory several times on its way to the database and back. */
    private final OneAtATime desk = new OneAtATime(PATIENCE, "other files are being handed in or read");

    public InspectionEvidenceController(KeepEvidence evidence) {
        this.evidence = evidence;
    }

    /** The file as it is kept; {@code version} is the inspection's. */
    record EvidenceReceipt(String sha256, String mediaType, int size, long version) {}

    @PostMapping
    ResponseEntity<EvidenceReceipt> add(
            Actor actor,
            @PathVariable String inspection,
            @RequestHeader(name = HttpHeaders.CONTENT_TYPE, required = false) @Nullable String type,
            @RequestBody(required = false) @Nullable InputStreamResource file,
            HttpServletRequest request) {
        InspectionId id = new InspectionId(inspection);
        KeepEvidence.Added added = taken(id, actor, type, new Body(file, request));
        Evidence kept = added.file();
        long version = added.inspection().version();
        return Versions.created(
                "/api/evaluation/v1/inspections/%s/evidence/%s".formatted(id, kept.sha256()),
                version,
                new EvidenceReceipt(kept.sha256(), kept.mediaType(), kept.size(), version));
    }

    @GetMapping("/{sha256}")
    ResponseEntity<byte[]> read(Actor actor, @PathVariable String inspection, @PathVariable String sha256) {
        InspectionId id = new InspectionId(inspection);
        Blob file = desk.inTurn(() -> evidence.read(id, sha256, actor));
        String extension =
                MediaKind.named(file.mediaType()).map(MediaKind::extension).orElse("bin");
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.mediaType()))
                .header("X-Content-Type-Options", "nosniff")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(file.id() + "." + extension)
                                .build()
                                .toString())
                .cacheControl(CacheControl.noCache().cachePrivate())
                .body(file.bytes());
    }

    private KeepEvidence.Added taken(InspectionId id, Actor actor, @Nullable String type, Body body) {
        try {
            // Nobody but its people makes us wait for a file.
            evidence.requireMayAdd(id, actor, type);
            return desk.inTurn(() -> evidence.add(id, act(actor, null, null), type, body.bytes()));
        } catch (Refusal refusal) {
            body.throwAway();
            throw refusal;
        }
    }

    /** What is sent, taken in only when it is wanted. */
    private static final class Body {
        private final InputStream in;
        private final HttpServletRequest request;

        Body(@Nullable InputStreamResource file, HttpServletRequest request) {
            this.request = request;
            try {
                this.in = file == null ? InputStream.nullInputStream() : file.getInputStream();
            } catch (IOException brokenOff) {
                throw unreadable(brokenOff);
            }
        }

        byte[] bytes() {
            try {
                return in.readNBytes(MediaKind.MOST_BYTES + 1);
            } catch (IOException brokenOff) {
                throw unreadable(brokenOff);
            }
        }

        /** Who is still sending would not hear a refusal. */
        void throwAway() {
            try {
                in.transferTo(OutputStream.nullOutputStream());
            } catch (IOException brokenOff) {
                throw unreadable(brokenOff);
            }
        }

        private HttpMessageNotReadableException unreadable(IOException brokenOff) {
            return new HttpMessageNotReadableException(
                    "the file broke off", brokenOff, new ServletServerHttpRequest(request));
        }
    }
}
