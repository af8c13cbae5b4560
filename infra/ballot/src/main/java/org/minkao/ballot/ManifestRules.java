package org.minkao.ballot;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What a manifest must keep for its campaign to be frozen. */
public final class ManifestRules {
    /** A roll must exceed the smallest cell shown by so many, or abstentions give people away. */
    public static final int ROLL_MARGIN = 3;

    private static final Pattern TALLY = Pattern.compile("wmean-1|rules-1:[0-9a-f]{64}");
    private static final int MAX_MARK = 1000;

    private final Manifest manifest;
    private final List<Violation> violations = new ArrayList<>();

    /** A field that breaks a rule, and the rule. */
    public record Violation(String field, String expectation) {}

    private ManifestRules(Manifest manifest) {
        this.manifest = manifest;
    }

    /** All violations; none means the campaign may be frozen. */
    public static List<Violation> check(Manifest manifest) {
        ManifestRules rules = new ManifestRules(manifest);
        rules.checkTimes();
        rules.checkWhole();
        rules.checkKeys();
        rules.checkStyles();
        rules.checkItems();
        return List.copyOf(rules.violations);
    }

    /** Refuses with FREEZE_REFUSED, naming the first violation. */
    public static void require(Manifest manifest) {
        check(manifest).stream().findFirst().ifPresent(violation -> {
            throw BallotRefusal.Code.FREEZE_REFUSED.because(violation.field() + ": " + violation.expectation());
        });
    }

    private void checkTimes() {
        Manifest.Times t = manifest.times();
        expect(t.open().isBefore(t.claimClose()), "claimClose", "after open");
        expect(!t.castOpen().isBefore(t.open()), "castOpen", "not before open");
        expect(t.castOpen().isBefore(t.close()), "close", "after castOpen");
        expect(!t.claimClose().isAfter(t.close()), "claimClose", "not after close");
        expect(!t.includeBy().isBefore(t.close().plus(Duration.ofHours(24))), "includeBy", "at least 24 h after close");
        boolean phases = manifest.separation() != Manifest.Separation.PHASE
                || !t.claimClose().isAfter(t.castOpen());
        expect(phases, "claimClose", "with separation phase not after castOpen");
    }

    private void checkWhole() {
        expect(!manifest.title().isBlank(), "title", "not blank");
        expect(manifest.minCell() >= 5, "minCell", "at least 5");
        expect(manifest.batch().periodSec() >= 1, "batch.periodSec", "at least 1");
        expect(manifest.batch().min() >= 1, "batch.min", "at least 1");
        expect(TALLY.matcher(manifest.tally()).matches(), "tally", "wmean-1 or rules-1:<hex digest of rules.json>");
    }

    private void checkKeys() {
        checkKey(manifest.board().vkey(), VerifierKey.ED25519, "board.vkey");
        String origin = manifest.board().origin();
        boolean ours = VerifierKey.isName(origin) && origin.endsWith("/board/" + manifest.campaign());
        expect(ours, "board.origin", "<host>/board/<campaign>, no space, no +");
        expect(manifest.board().vkey().startsWith(origin + "+"), "board.vkey", "named like the origin");
        checkKey(manifest.receiptVkey(), VerifierKey.ED25519, "receipt.vkey");
        checkQuorum(manifest.witnesses(), VerifierKey.COSIGNATURE, "witness", "witnesses");
        checkQuorum(manifest.auditors(), VerifierKey.ED25519, "auditor", "auditors");
        // One key, one purpose.
        Set<String> distinct = new HashSet<>(manifest.witnesses().keys());
        distinct.addAll(manifest.auditors().keys());
        distinct.add(manifest.board().vkey());
        distinct.add(manifest.receiptVkey());
        int all =
                manifest.witnesses().keys().size() + manifest.auditors().keys().size() + 2;
        expect(distinct.size() == all, "receipt.vkey", "every verifier key used for one purpose only");
    }

    private void checkQuorum(Manifest.Quorum keys, byte type, String one, String many) {
        for (int i = 0; i < keys.keys().size(); i++) {
            checkKey(keys.keys().get(i), type, many + "[" + i + "]");
        }
        boolean reachable = keys.quorum() >= 0 && keys.quorum() <= keys.keys().size();
        expect(reachable, one + "Quorum", "between 0 and the number of " + many);
    }

    private void checkKey(String vkey, byte type, String field) {
        try {
            expect(VerifierKey.parse(vkey).type() == type, field, "a key of type " + type);
        } catch (BallotRefusal e) {
            violations.add(new Violation(field, e.expectation()));
        }
    }

    private void checkStyles() {
        expect(!manifest.styles().isEmpty(), "styles", "at least one");
        Set<StyleId> ids = new HashSet<>();
        Set<BigInteger> moduli = new HashSet<>();
        for (int i = 0; i < manifest.styles().size(); i++) {
            Manifest.Style style = manifest.styles().get(i);
            String field = "styles[" + i + "].";
            expect(ids.add(style.id()), field + "id", "each id once");
            expect(style.issuer().isSound(), field + "issuer.n", "odd, exactly 3072 bits");
            expect(moduli.add(style.issuer().modulus()), field + "issuer.n", "a key of its own for every style");
            checkRoll(style, field);
            boolean attested = style.publish() != Manifest.Publish.AUDITORS
                    || manifest.auditors().quorum() >= 2;
            expect(attested, "auditorQuorum", "at least 2 where a style is published to auditors only");
            Set<SubjectId> subjects = Set.copyOf(style.subjects());
            boolean distinct =
                    !subjects.isEmpty() && subjects.size() == style.subjects().size();
            expect(distinct, field + "subjects", "at least one, each once");
        }
    }

    private void checkRoll(Manifest.Style style, String field) {
        if (style.open()) {
            expect(style.weight() == 0, field + "weight", "0 for an open style");
            expect(style.roll() == 0, field + "roll", "0 for an open style");
            expect(style.rollDigest() == null, field + "rollDigest", "absent for an open style");
        } else {
            expect(style.weight() >= 1 && style.weight() <= 1000, field + "weight", "1..1000");
            int least = manifest.minCell() + ROLL_MARGIN;
            expect(style.roll() >= least, field + "roll", "at least minCell + " + ROLL_MARGIN);
            expect(style.rollDigest() != null, field + "rollDigest", "present unless the style is open");
        }
    }

    private void checkItems() {
        expect(!manifest.items().isEmpty(), "items", "at least one");
        Set<ItemId> before = new HashSet<>();
        for (int i = 0; i < manifest.items().size(); i++) {
            Manifest.Item item = manifest.items().get(i);
            String field = "items[" + i + "].";
            checkItem(item, field);
            Manifest.When when = item.when();
            if (when != null) {
                boolean known = before.contains(when.item());
                expect(known && isScaleWithMark(when), field + "when", "a scale item before it and one of its marks");
            }
            expect(before.add(item.id()), field + "id", "each id once");
        }
    }

    private boolean isScaleWithMark(Manifest.When when) {
        return manifest.item(when.item()).orElse(null) instanceof Manifest.Scale scale
                && when.max() >= scale.min()
                && when.max() <= scale.max();
    }

    private void checkItem(Manifest.Item item, String field) {
        switch (item) {
            case Manifest.Scale scale -> {
                expect(scale.min() >= 1, field + "min", "at least 1, for 0 means abstention");
                expect(scale.max() > scale.min() && scale.max() <= MAX_MARK, field + "max", "above min, at most 1000");
                expect(scale.weight() >= 0 && scale.weight() <= 1000, field + "weight", "0..1000");
            }
            case Manifest.Choice choice -> {
                Set<String> options = Set.copyOf(choice.options());
                boolean distinct = options.size() == choice.options().size();
                expect(!options.isEmpty() && distinct, field + "options", "at least one, each once");
            }
            case Manifest.Text text -> {}
        }
    }

    private void expect(boolean holds, String field, String expectation) {
        if (!holds) {
            violations.add(new Violation(field, expectation));
        }
    }
}
