package org.minkao.evaluation.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minkao.evaluation.campaign.CampaignSamples.ID;
import static org.minkao.evaluation.campaign.CampaignSamples.actor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;

/**
 * The worked example of the guide is the passport of the sample campaign, block by block; run with
 * {@code -Dguide.write=true} to write it anew.
 */
class ScorePassportGuideTest {
    private static final String BEGIN = "<!-- example: from the sample campaign -->\n";
    private static final String END = "<!-- end -->";

    @ParameterizedTest
    @EnumSource(Language.class)
    void theWorkedExampleIsThePassport(Language language) throws IOException {
        Path guide = guide(language);
        String written = Files.readString(guide);
        String fresh = replaced(written, example(language));
        if (Boolean.getBoolean("guide.write")) {
            Files.writeString(guide, fresh);
        } else {
            assertThat(written)
                    .as(guide + " is stale: run this test with -Dguide.write=true")
                    .isEqualTo(fresh);
        }
    }

    @Test
    void aChangedFigureIsSeen() throws IOException {
        String written = Files.readString(guide(Language.EN));
        String total = example(Language.EN).lines().findFirst().orElseThrow();
        assertThat(written).contains(total);
        String stale = written.replace(total, total + "1");
        assertThat(replaced(stale, example(Language.EN))).isNotEqualTo(stale);
    }

    private static Path guide(Language language) {
        return Path.of("../docs/guides", language == Language.ZH ? "score-passport.zh.md" : "score-passport.md");
    }

    private static String replaced(String guide, String example) {
        int from = guide.indexOf(BEGIN) + BEGIN.length();
        int to = guide.indexOf(END, from);
        assertThat(from).isGreaterThan(BEGIN.length());
        assertThat(to).isPositive();
        return guide.substring(0, from) + example + guide.substring(to);
    }

    /** Innermost numbers first, as one works them out. */
    private static String example(Language language) {
        PrintedPage page = PrintedPage.of(SheetSamples.small()
                .published()
                .sheets
                .passport(ID, "service-centre", actor("county-lin", "county"), language));
        List<Element> blocks = page.all("section").reversed();
        assertThat(blocks).hasSizeGreaterThan(8);
        return blocks.stream().map(ScorePassportGuideTest::block).collect(Collectors.joining("\n", "", "\n"));
    }

    private static String block(Element section) {
        StringBuilder text = new StringBuilder("#### ")
                .append(PrintedPage.all(section, "h3").getFirst().getTextContent())
                .append("\n\n");
        PrintedPage.all(section, "p").stream()
                .filter(p -> p.getAttribute("class").equals("formula"))
                .forEach(p -> text.append(p.getTextContent()).append("\n\n"));
        List<List<String>> rows =
                PrintedPage.rows(PrintedPage.all(section, "table").getFirst());
        text.append(line(rows.getFirst()))
                .append("|---".repeat(rows.getFirst().size()))
                .append("|\n");
        rows.stream().skip(1).forEach(row -> text.append(line(row)));
        return text.toString();
    }

    private static String line(List<String> cells) {
        return cells.stream().map(cell -> cell.replace("|", "\\|")).collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
