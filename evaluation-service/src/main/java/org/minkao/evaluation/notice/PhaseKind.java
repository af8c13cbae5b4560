package org.minkao.evaluation.notice;

import java.util.Arrays;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The kinds of phases and the words that tell them; the word that comes first in a name decides. */
public enum PhaseKind {
    MOBILISATION("动员|发动|部署|启动|准备|筹备|宣传"),
    CONSULTATION("征求意见|征集|自查|自纠|自评|上门考评|听取意见"),
    SURVEY("问卷|测评|投票|票决|评议|社会评价"),
    RECTIFICATION("整改|完善制度|建章立制|巩固|提升"),
    OTHER("(?!)");

    private final Pattern words;

    PhaseKind(String words) {
        this.words = Pattern.compile(words);
    }

    static PhaseKind of(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.words.matcher(name).find())
                .min(Comparator.comparingInt(kind -> kind.first(name)))
                .orElse(OTHER);
    }

    private int first(String name) {
        Matcher matcher = words.matcher(name);
        return matcher.find() ? matcher.start() : Integer.MAX_VALUE;
    }
}
