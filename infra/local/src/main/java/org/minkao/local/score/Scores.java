package org.minkao.local.score;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.minkao.ballot.CanonicalJson;
import org.minkao.ballot.Json;
import org.minkao.scoring.Inputs;
import org.minkao.scoring.Laboratory;
import org.minkao.scoring.Results;
import org.minkao.scoring.Scheme;
import org.minkao.scoring.ScoringRefusal;

/** {@code ./minkao score} and {@code ./minkao lab}: no stack, no network; exit code 0 scored, 2 refused. */
public final class Scores {
    private final Path folder;
    private final boolean json;
    private final PrintStream out;
    private final PrintStream err;

    /** @param folder what file names are relative to */
    public Scores(Path folder, boolean json, PrintStream out, PrintStream err) {
        this.folder = folder;
        this.json = json;
        this.out = out;
        this.err = err;
    }

    public int score(String schemeName, String inputsName, @Nullable String explained) {
        Document schemeFile = Document.scheme(folder, schemeName);
        Document inputsFile = Document.file(folder, inputsName);
        String reading = schemeName;
        try {
            Scheme scheme = Scheme.read(schemeFile.json());
            reading = inputsName;
            Results results = Results.of(scheme, Inputs.read(inputsFile.json()));
            Json.Obj document = results.json();
            if (json) {
                print(document);
            } else if (explained != null) {
                new ScoreReport(out).explain(document, explained);
            } else {
                new ScoreReport(out).print(document);
            }
            return 0;
        } catch (ScoringRefusal refusal) {
            return refused(reading, refusal);
        }
    }

    /** Compares every other scheme with the first one. */
    public int lab(List<String> schemeNames, String inputsName) {
        List<Document> schemeFiles =
                schemeNames.stream().map(name -> Document.scheme(folder, name)).toList();
        Document inputsFile = Document.file(folder, inputsName);
        String reading = inputsName;
        try {
            List<Scheme> schemes = new ArrayList<>();
            for (Document file : schemeFiles) {
                reading = file.name();
                schemes.add(Scheme.read(file.json()));
            }
            reading = inputsName;
            Json.Obj compared = Laboratory.compare(schemes, Inputs.read(inputsFile.json()));
            if (json) {
                print(compared);
            } else {
                new LabReport(out).print(compared);
            }
            return 0;
        } catch (ScoringRefusal refusal) {
            return refused(reading, refusal);
        }
    }

    private void print(Json.Obj document) {
        out.writeBytes(CanonicalJson.bytes(document));
        out.println();
    }

    private int refused(String file, ScoringRefusal refusal) {
        String code = refusal.code().name();
        if (json) {
            err.println(CanonicalJson.write(Json.obj(
                    "type",
                    "urn:problem:scoring:" + code.toLowerCase(Locale.ROOT).replace('_', '-'),
                    "code",
                    code,
                    "title",
                    Text.both("refused." + code.toLowerCase(Locale.ROOT), file),
                    "file",
                    file,
                    "problems",
                    refusal.problems().stream()
                            .map(it -> Json.obj("path", it.path(), "reason", it.reason()))
                            .toList())));
            return 2;
        }
        err.println(Text.both("refused." + code.toLowerCase(Locale.ROOT), file));
        refusal.problems().forEach(problem -> err.println("  " + problem));
        return 2;
    }
}
