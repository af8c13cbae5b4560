package org.minkao.journeys;

import java.util.ArrayList;
import java.util.List;

/** One line of a roster. */
record Guest(String name, String phone, String email, String unit, String voterClass) {

    /** So many people per voter class; the word makes them known again wherever they turn up. */
    static List<Guest> some(String word, int perClass) {
        List<Guest> all = new ArrayList<>();
        for (String voterClass : Play.CLASSES.keySet()) {
            for (int i = 0; i < perClass; i++) {
                int number = all.size();
                all.add(new Guest(
                        "%s客%s".formatted(word, Character.toString('一' + 40 * number)),
                        "199%05d%03d".formatted(Math.floorMod(word.hashCode(), 100_000), number),
                        "%s%02d@guests.invalid".formatted(word, number),
                        word + "街道",
                        voterClass));
            }
        }
        return all;
    }

    String line() {
        return String.join(",", name, phone, email, unit, Play.CLASSES.get(voterClass));
    }
}
