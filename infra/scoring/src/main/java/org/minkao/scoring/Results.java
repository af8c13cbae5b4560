package org.minkao.scoring;

import java.util.List;
import org.minkao.ballot.Json;

/** The outcome of one scheme on one set of inputs, unrounded until it is written. */
public final class Results {
    private final Bound bound;
    private final String inputsSha256;
    private final List<Scored> scored;
    private final Standings standings;
    private final Graded graded;
    private final Selected selected;

    private Results(Bound bound, String inputsSha256) {
        this.bound = bound;
        this.inputsSha256 = inputsSha256;
        this.scored = new Totals(bound).all();
        this.standings = new Standings(scored);
        this.graded = new Graded(bound.scheme(), scored, standings);
        this.selected = new Selected(bound, scored, standings, graded);
    }

    /** Scores; inputs that the scheme does not know are refused, with every path and reason. */
    public static Results of(Scheme scheme, Inputs inputs) {
        return new Results(Bound.strictly(scheme, inputs), inputs.sha256());
    }

    /** Scores what the scheme knows of the inputs, and says what it left out. */
    static Results comparable(Scheme scheme, Inputs inputs) {
        return new Results(Bound.leniently(scheme, inputs), inputs.sha256());
    }

    /** Everything, every number with its derivation, in one canonical form. */
    public byte[] bytes() {
        return new ResultsDocument(this).bytes();
    }

    /** The tree behind {@link #bytes()}. */
    public Json.Obj json() {
        return new ResultsDocument(this).json();
    }

    /** Totals, places and what chance may have done to them, without the trees behind them. */
    public Json.Obj brief() {
        return new ResultsDocument(this).brief();
    }

    Bound bound() {
        return bound;
    }

    String inputsSha256() {
        return inputsSha256;
    }

    List<Scored> scored() {
        return scored;
    }

    Standings standings() {
        return standings;
    }

    Graded graded() {
        return graded;
    }

    Selected selected() {
        return selected;
    }
}
