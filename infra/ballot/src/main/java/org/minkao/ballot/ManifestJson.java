package org.minkao.ballot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The manifest's one JSON form. */
final class ManifestJson {
    private ManifestJson() {}

    static Json write(Manifest m) {
        return Json.obj(
                "v", 1,
                "suite", Manifest.SUITE,
                "campaign", m.campaign().value(),
                "title", m.title(),
                "open", m.times().open().toString(),
                "claimClose", m.times().claimClose().toString(),
                "castOpen", m.times().castOpen().toString(),
                "close", m.times().close().toString(),
                "includeBy", m.times().includeBy().toString(),
                "separation", lower(m.separation()),
                "minCell", m.minCell(),
                "batch",
                        Json.obj(
                                "periodSec",
                                m.batch().periodSec(),
                                "min",
                                m.batch().min()),
                "board",
                        Json.obj("origin", m.board().origin(), "vkey", m.board().vkey()),
                "receipt", Json.obj("vkey", m.receiptVkey()),
                "witnesses", m.witnesses().keys(),
                "witnessQuorum", m.witnesses().quorum(),
                "auditors", m.auditors().keys(),
                "auditorQuorum", m.auditors().quorum(),
                "client", m.client().hex(),
                "tally", m.tally(),
                "styles", m.styles().stream().map(ManifestJson::write).toList(),
                "items", m.items().stream().map(ManifestJson::write).toList());
    }

    private static Json write(Manifest.Style s) {
        List<Object> fields = new ArrayList<>(List.of(
                "id", s.id().value(),
                "class", s.voterClass(),
                "label", s.label(),
                "weight", s.weight(),
                "subjects", s.subjects().stream().map(SubjectId::value).toList(),
                "roll", s.roll()));
        Bytes digest = s.rollDigest();
        if (digest != null) {
            fields.addAll(List.of("rollDigest", digest.hex()));
        }
        fields.addAll(List.of(
                "publish",
                lower(s.publish()),
                "open",
                s.open(),
                "issuer",
                s.issuer().toJson()));
        return Json.obj(fields.toArray());
    }

    private static Json write(Manifest.Item item) {
        List<Object> fields = new ArrayList<>(List.of("id", item.id().value()));
        switch (item) {
            case Manifest.Scale scale ->
                fields.addAll(List.of(
                        "type", "scale",
                        "min", scale.min(),
                        "max", scale.max(),
                        "abstain", scale.abstain(),
                        "weight", scale.weight()));
            case Manifest.Choice choice ->
                fields.addAll(List.of("type", choice.multi() ? "multi" : "single", "options", choice.options()));
            case Manifest.Text text -> fields.addAll(List.of("type", "text"));
        }
        if (item.required()) {
            fields.addAll(List.of("required", true));
        }
        Manifest.When when = item.when();
        if (when != null) {
            fields.addAll(List.of("when", Json.obj("item", when.item().value(), "max", when.max())));
        }
        return Json.obj(fields.toArray());
    }

    static Manifest read(Json json) {
        Json.Obj m = json.asObject("manifest")
                .only(
                        "v",
                        "suite",
                        "campaign",
                        "title",
                        "open",
                        "claimClose",
                        "castOpen",
                        "close",
                        "includeBy",
                        "separation",
                        "minCell",
                        "batch",
                        "board",
                        "receipt",
                        "witnesses",
                        "witnessQuorum",
                        "auditors",
                        "auditorQuorum",
                        "client",
                        "tally",
                        "styles",
                        "items");
        expect(m.integer("v") == 1, "v 1");
        expect(m.text("suite").equals(Manifest.SUITE), "suite " + Manifest.SUITE);
        Json.Obj batch = m.object("batch").only("periodSec", "min");
        Json.Obj board = m.object("board").only("origin", "vkey");
        Bytes client = Bytes.ofHex(m.text("client"));
        expect(client.length() == 32, "client is a SHA-256 digest");
        return new Manifest(
                new CampaignId(m.text("campaign")),
                m.text("title"),
                new Manifest.Times(
                        time(m, "open"),
                        time(m, "claimClose"),
                        time(m, "castOpen"),
                        time(m, "close"),
                        time(m, "includeBy")),
                constant(Manifest.Separation.class, m.text("separation")),
                m.integer("minCell"),
                new Manifest.Batch(batch.integer("periodSec"), batch.integer("min")),
                new Manifest.Board(board.text("origin"), board.text("vkey")),
                m.object("receipt").only("vkey").text("vkey"),
                new Manifest.Quorum(texts(m, "witnesses"), m.integer("witnessQuorum")),
                new Manifest.Quorum(texts(m, "auditors"), m.integer("auditorQuorum")),
                client,
                m.text("tally"),
                list(m, "styles", ManifestJson::readStyle),
                list(m, "items", ManifestJson::readItem));
    }

    private static Manifest.Style readStyle(Json json) {
        Json.Obj s = json.asObject("style")
                .only("id", "class", "label", "weight", "subjects", "roll", "rollDigest", "publish", "open", "issuer");
        Bytes digest = s.has("rollDigest") ? Bytes.ofHex(s.text("rollDigest")) : null;
        expect(digest == null || digest.length() == 32, "rollDigest is a SHA-256 digest");
        return new Manifest.Style(
                new StyleId(s.text("id")),
                s.text("class"),
                s.text("label"),
                s.integer("weight"),
                list(s, "subjects", subject -> new SubjectId(subject.asText("subject"))),
                s.integer("roll"),
                digest,
                constant(Manifest.Publish.class, s.text("publish")),
                s.flag("open"),
                RsaJwk.parse(s.get("issuer")));
    }

    private static Manifest.Item readItem(Json json) {
        Json.Obj item = json.asObject("item");
        String type = item.text("type");
        boolean required = item.has("required") && item.flag("required");
        Manifest.When when = item.has("when") ? readWhen(item.object("when")) : null;
        ItemId id = new ItemId(item.text("id"));
        return switch (type) {
            case "scale" -> {
                item.only("id", "type", "min", "max", "abstain", "weight", "required", "when");
                yield new Manifest.Scale(
                        id,
                        item.integer("min"),
                        item.integer("max"),
                        item.flag("abstain"),
                        item.integer("weight"),
                        required,
                        when);
            }
            case "single", "multi" -> {
                item.only("id", "type", "options", "required", "when");
                yield new Manifest.Choice(id, type.equals("multi"), texts(item, "options"), required, when);
            }
            case "text" -> {
                item.only("id", "type", "required", "when");
                yield new Manifest.Text(id, required, when);
            }
            default -> throw BallotRefusal.Code.MALFORMED.because("item type scale, single, multi or text");
        };
    }

    private static Manifest.@Nullable When readWhen(Json.Obj when) {
        when.only("item", "max");
        return new Manifest.When(new ItemId(when.text("item")), when.integer("max"));
    }

    private static List<String> texts(Json.Obj obj, String key) {
        return list(obj, key, json -> json.asText(key));
    }

    private static <T> List<T> list(Json.Obj obj, String key, Function<Json, T> read) {
        List<T> values = new ArrayList<>();
        obj.list(key).forEach(json -> values.add(read.apply(json)));
        return values;
    }

    private static Instant time(Json.Obj obj, String key) {
        return UtcTime.parse(obj.text(key));
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String text) {
        for (E constant : type.getEnumConstants()) {
            if (lower(constant).equals(text)) {
                return constant;
            }
        }
        throw BallotRefusal.Code.MALFORMED.because(
                "one of " + List.of(type.getEnumConstants()).toString().toLowerCase(Locale.ROOT));
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static void expect(boolean holds, String expectation) {
        if (!holds) {
            throw BallotRefusal.Code.MALFORMED.because(expectation);
        }
    }
}
