package org.minkao.evaluation.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.fontbox.ttf.CmapSubtable;
import org.apache.fontbox.ttf.CmapTable;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The font of printed sheets. One glyph stands for a character and for the radical or compatibility form that looks the
 * same; here it always means the character, so that what is copied or searched in a PDF is what was written.
 */
final class SheetFont {
    static final String FAMILY = "Noto Sans SC";
    private static final String FILE = "/fonts/ttf/NotoSansSC/NotoSansSC-Regular.ttf";

    private SheetFont() {}

    static boolean isThere() {
        return SheetFont.class.getResource(FILE) != null;
    }

    /** Reads the font anew: it is large, and prints are rare. */
    static TrueTypeFont load() throws IOException {
        try (InputStream in = SheetFont.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IOException("the font " + FILE + " is not there");
            }
            TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes()));
            // One table of characters is enough; the others would only lie in memory.
            CmapSubtable all =
                    font.getCmap().getSubtable(CmapTable.PLATFORM_WINDOWS, CmapTable.ENCODING_WIN_UNICODE_FULL);
            if (all == null) {
                throw new IOException("the font " + FILE + " has no table of all characters");
            }
            font.getCmap().setCmaps(new CmapSubtable[] {new Characters(all)});
            return font;
        }
    }

    /** Of several characters of one glyph the ordinary one comes first. */
    private static final class Characters extends CmapSubtable {
        private final CmapSubtable all;

        Characters(CmapSubtable all) {
            this.all = all;
            setPlatformId(all.getPlatformId());
            setPlatformEncodingId(all.getPlatformEncodingId());
        }

        @Override
        public int getGlyphId(int character) {
            return all.getGlyphId(character);
        }

        @Override
        public @Nullable List<Integer> getCharCodes(int glyph) {
            List<Integer> characters = all.getCharCodes(glyph);
            if (characters == null || characters.size() < 2) {
                return characters;
            }
            List<Integer> ordinaryFirst = new ArrayList<>(characters);
            ordinaryFirst.sort((a, b) -> Boolean.compare(isOtherForm(a), isOtherForm(b)));
            return ordinaryFirst;
        }

        private static boolean isOtherForm(int character) {
            return (character >= 0x2E80 && character <= 0x2FDF)
                    || (character >= 0xF900 && character <= 0xFAFF)
                    || character >= 0x2F800;
        }
    }
}
