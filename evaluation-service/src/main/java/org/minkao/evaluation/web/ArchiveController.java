package org.minkao.evaluation.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.minkao.evaluation.campaign.CampaignId;
import org.minkao.evaluation.sheet.Archive;
import org.minkao.evaluation.sheet.ReadArchive;
import org.minkao.kit.core.Actor;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Everything about a published result in one file. */
@RestController
public final class ArchiveController {
    private static final String ZIP = "application/zip";

    private final ReadArchive archives;
    private final OneAtATime turn;

    public ArchiveController(ReadArchive archives, Duration patience) {
        this.archives = archives;
        this.turn = new OneAtATime(patience, "another archive is being written");
    }

    /** Written file by file, so that it needs no more memory than its largest one. */
    @GetMapping(path = "/api/evaluation/v1/campaigns/{campaign}/archive", produces = ZIP)
    void archive(Actor actor, @PathVariable String campaign, HttpServletResponse response) {
        Archive archive = archives.of(new CampaignId(campaign), actor);
        turn.inTurn(() -> {
            response.setContentType(ZIP);
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, SheetAnswers.attachment(archive.fileName() + ".zip"));
            response.setHeader(
                    HttpHeaders.CACHE_CONTROL,
                    CacheControl.noCache().cachePrivate().getHeaderValue());
            return write(archive, response);
        });
    }

    private static boolean write(Archive archive, HttpServletResponse response) {
        try (OutputStream out = response.getOutputStream()) {
            ZipFile.write(archive, out);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException("the reader of an archive went away", e);
        }
    }
}
