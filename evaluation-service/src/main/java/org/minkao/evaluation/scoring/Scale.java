package org.minkao.evaluation.scoring;

import java.util.List;

/** Points per option, the worst option first. */
record Scale(List<Rational> points) {

    Scale {
        points = List.copyOf(points);
    }

    int options() {
        return points.size();
    }

    Rational points(int option) {
        return points.get(option - 1);
    }
}
