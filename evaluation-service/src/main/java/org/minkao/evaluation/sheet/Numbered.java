package org.minkao.evaluation.sheet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A number of the derivation with its place in the print: 1, 1.2, 1.2.3 … */
record Numbered(String number, Derivation.Node node, List<Numbered> children) {

    static Numbered of(Derivation.Node total) {
        return of("1", total);
    }

    private static Numbered of(String number, Derivation.Node node) {
        List<Numbered> children = new ArrayList<>();
        for (Derivation.Node child : node.children()) {
            children.add(of(number + "." + (children.size() + 1), child));
        }
        return new Numbered(number, node, List.copyOf(children));
    }

    boolean isLeaf() {
        return children.isEmpty();
    }

    /**
     * Where the marks of a side are derived: {@code office} or the place of the class among the classes, with the clause
     * of the dimension or item, to the place in the print.
     */
    Map<String, String> places() {
        Map<String, String> places = new HashMap<>();
        for (Numbered side : children) {
            if (side.node().is("office")) {
                side.fill(places, "office");
            } else if (side.node().is("society")) {
                for (int i = 0; i < side.children().size(); i++) {
                    side.children().get(i).fill(places, Integer.toString(i));
                }
            }
        }
        return places;
    }

    private void fill(Map<String, String> places, String side) {
        for (Numbered child : children) {
            places.put(side + "|" + child.node().clause(), child.number());
            child.fill(places, side);
        }
    }
}
