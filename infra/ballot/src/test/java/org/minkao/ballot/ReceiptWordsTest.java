package org.minkao.ballot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class ReceiptWordsTest {

    @Test
    void theWordListHoldsTwoThousandAndFortyEightDistinctWords() {
        assertThat(ReceiptWords.all()).hasSize(2048).allMatch(word -> word.matches("\\p{IsHan}{2}"));
        assertThat(new HashSet<>(ReceiptWords.all())).hasSize(2048);
        assertThat(ReceiptWords.indexes(Bytes.ofHex("ff".repeat(32)))).containsOnly(2047);
        assertThat(ReceiptWords.indexes(Bytes.of(new byte[32]))).containsOnly(0);
        Bytes counting = Bytes.ofHex("00200800c004" + "ff".repeat(26));
        assertThat(ReceiptWords.indexes(counting)).containsExactly(1, 2, 1, 1024);
    }

    @Test
    void theOrderOfTheListIsFixedForEver() {
        Bytes file = Bytes.of((String.join("\n", ReceiptWords.all()) + "\n").getBytes(StandardCharsets.UTF_8));
        assertThat(Digests.h(file.toArray()).hex())
                .isEqualTo("bc2232e376d7cd5b9be0ba60c523f539a8a0480450638f0258449e3cd0263743");
    }
}
