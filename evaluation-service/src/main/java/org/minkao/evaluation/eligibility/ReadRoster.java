package org.minkao.evaluation.eligibility;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.minkao.evaluation.eligibility.BadRow.Code;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;

/** Turns a clerk's table into people and says, row by row, what is wrong. */
final class ReadRoster {
    private static final int HEADER_WITHIN = 10;
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_UNIT = 80;
    private static final int LONGEST_EMAIL = 254;
    private static final Set<String> YES = Set.of("是", "yes", "true", "1");
    private static final Set<String> NO = Set.of("否", "no", "false", "0");
    private static final Pattern MOBILE = Pattern.compile("1[3-9][0-9]{9}");
    private static final Pattern SCIENTIFIC = Pattern.compile("[0-9](\\.[0-9]+)?[eE]\\+?[0-9]+");
    private static final Pattern EMAIL =
            Pattern.compile("[A-Za-z0-9._%+-]{1,64}@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]{2,24}");

    private final Map<String, VoterClass> classes = new HashMap<>();
    private final List<String> classNames;
    private final Map<RosterColumn, Integer> columns = new EnumMap<>(RosterColumn.class);
    private final Map<RosterColumn, String> headings = new EnumMap<>(RosterColumn.class);
    private final List<String> ignored = new ArrayList<>();
    private final Conflicts conflicts;
    private final List<Listed> people = new ArrayList<>();
    private final List<BadRow> bad = new ArrayList<>();
    private final Map<String, Integer> phones = new HashMap<>();
    private final Map<String, Seen> persons = new HashMap<>();
    private int width;

    private record Seen(int row, boolean hasPhone) {}

    private ReadRoster(KnownCampaign campaign) {
        List<VoterClass> voterClasses = campaign.classes();
        conflicts = new Conflicts(campaign);
        for (VoterClass voterClass : voterClasses) {
            classes.put(key(voterClass.id()), voterClass);
            classes.put(key(voterClass.name()), voterClass);
        }
        classNames = voterClasses.stream().map(VoterClass::name).toList();
    }

    static RosterReading read(RosterSheet sheet, KnownCampaign campaign) {
        return new ReadRoster(campaign).read(sheet);
    }

    private RosterReading read(RosterSheet sheet) {
        int header = header(sheet);
        List<RosterSheet.Line> rows = sheet
                .lines()
                .subList(header + 1, sheet.lines().size())
                .stream()
                .filter(line -> !line.isBlank())
                .toList();
        if (rows.size() > RosterSheet.MAX_ROWS) {
            throw new Refusal(
                    KitReason.TOO_LARGE,
                    "roster has %d rows (expected: at most %d)".formatted(rows.size(), RosterSheet.MAX_ROWS));
        }
        rows.forEach(this::row);
        return new RosterReading(rows.size(), people, bad, ignored);
    }

    /** The first of the leading rows that names people and one thing more; titles above it are passed over. */
    private int header(RosterSheet sheet) {
        int last = Math.min(HEADER_WITHIN, sheet.lines().size());
        for (int i = 0; i < last; i++) {
            List<String> cells = sheet.lines().get(i).cells();
            long known = cells.stream()
                    .filter(cell -> RosterColumn.of(cell).isPresent())
                    .count();
            boolean named = cells.stream()
                    .anyMatch(cell -> RosterColumn.of(cell)
                            .filter(RosterColumn.NAME::equals)
                            .isPresent());
            if (named && known >= 2) {
                header(cells);
                return i;
            }
        }
        throw new Refusal(
                EligibilityReason.ROSTER_HEADER,
                "none of the first %d rows is a header (expected: 姓名/name, 票种/class, 手机号/phone, 邮箱/email, 单位/unit)"
                        .formatted(last));
    }

    private void header(List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            String heading = RosterText.clean(cells.get(i));
            RosterColumn column = RosterColumn.of(heading).orElse(null);
            if (column == null) {
                if (!heading.isEmpty()) {
                    ignored.add(heading);
                }
            } else if (columns.put(column, i) != null) {
                throw new Refusal(
                        EligibilityReason.ROSTER_HEADER,
                        "column %s is there twice (expected: once)".formatted(heading),
                        heading);
            } else {
                headings.put(column, heading);
            }
            width = heading.isEmpty() ? width : i + 1;
        }
        if (!columns.containsKey(RosterColumn.VOTER_CLASS)) {
            throw new Refusal(EligibilityReason.ROSTER_HEADER, "column 票种/class is missing (expected: one)", "class");
        }
        if (!columns.containsKey(RosterColumn.EMAIL)) {
            throw new Refusal(
                    EligibilityReason.ROSTER_HEADER,
                    "column 邮箱/email is missing (expected: one, invitations go out by mail)",
                    "email");
        }
    }

    private void row(RosterSheet.Line line) {
        int before = bad.size();
        for (int i = width; i < line.cells().size(); i++) {
            if (!RosterText.clean(line.cell(i)).isEmpty()) {
                add(line, Integer.toString(i + 1), line.cell(i), Code.TOO_MANY_CELLS, Integer.toString(width));
                break;
            }
        }
        String name = name(line);
        VoterClass voterClass = voterClass(line);
        String phone = phone(line);
        String email = email(line);
        String unit = unit(line);
        boolean namesake = namesake(line);
        if (voterClass != null && bad.size() == before) {
            Person person = new Person(name, phone, email, unit, voterClass.id());
            Listed listed = new Listed(line.number(), namesake, person);
            duplicates(line, person);
            conflict(line, listed);
            if (bad.size() == before) {
                people.add(listed);
            }
        }
    }

    private String name(RosterSheet.Line line) {
        String name = RosterText.clean(cell(line, RosterColumn.NAME));
        if (name.isEmpty()) {
            add(line, RosterColumn.NAME, "", Code.NAME_MISSING);
        } else if (name.codePointCount(0, name.length()) > LONGEST_NAME) {
            add(line, RosterColumn.NAME, name, Code.NAME_TOO_LONG, Integer.toString(LONGEST_NAME));
        } else if (hasForbidden(name)) {
            add(line, RosterColumn.NAME, name, Code.CHARACTER_NOT_ALLOWED);
        }
        return name;
    }

    private @Nullable VoterClass voterClass(RosterSheet.Line line) {
        String given = cell(line, RosterColumn.VOTER_CLASS);
        VoterClass found = classes.get(key(given));
        if (RosterText.clean(given).isEmpty()) {
            add(line, RosterColumn.VOTER_CLASS, "", Code.CLASS_MISSING, String.join("、", classNames));
        } else if (found == null) {
            add(line, RosterColumn.VOTER_CLASS, given, Code.CLASS_UNKNOWN, String.join("、", classNames));
        }
        return found;
    }

    private @Nullable String phone(RosterSheet.Line line) {
        String given = cell(line, RosterColumn.PHONE);
        String number = RosterText.number(given);
        if (number.isEmpty()) {
            return null;
        }
        if (SCIENTIFIC.matcher(number).matches()) {
            add(line, RosterColumn.PHONE, given, Code.PHONE_DIGITS_LOST);
        } else if (!MOBILE.matcher(number).matches()) {
            add(line, RosterColumn.PHONE, given, Code.PHONE_INVALID);
        }
        return number;
    }

    private @Nullable String email(RosterSheet.Line line) {
        String given = cell(line, RosterColumn.EMAIL);
        String email = RosterText.plain(given);
        if (email.isEmpty()) {
            // Mail is the one way an invitation goes out: who has no address could never vote.
            add(line, RosterColumn.EMAIL, "", Code.EMAIL_MISSING);
            return null;
        }
        if (email.length() > LONGEST_EMAIL || !EMAIL.matcher(email).matches() || email.contains("..")) {
            add(line, RosterColumn.EMAIL, given, Code.EMAIL_INVALID);
        }
        return email;
    }

    private @Nullable String unit(RosterSheet.Line line) {
        String unit = RosterText.clean(cell(line, RosterColumn.UNIT));
        if (unit.codePointCount(0, unit.length()) > LONGEST_UNIT) {
            add(line, RosterColumn.UNIT, unit, Code.UNIT_TOO_LONG, Integer.toString(LONGEST_UNIT));
        } else if (hasForbidden(unit)) {
            add(line, RosterColumn.UNIT, unit, Code.CHARACTER_NOT_ALLOWED);
        }
        return unit.isEmpty() ? null : unit;
    }

    private boolean namesake(RosterSheet.Line line) {
        String given = cell(line, RosterColumn.NAMESAKE);
        String plain = key(given);
        if (!plain.isEmpty() && !YES.contains(plain) && !NO.contains(plain)) {
            add(line, RosterColumn.NAMESAKE, given, Code.NAMESAKE_INVALID);
        }
        return YES.contains(plain);
    }

    private void conflict(RosterSheet.Line line, Listed listed) {
        conflicts.of(listed).ifPresent(conflict -> {
            boolean byUnit = conflict.rule() == Conflicts.Rule.CONFLICT_UNIT;
            String unit = listed.person().unit();
            add(
                    line,
                    byUnit ? RosterColumn.UNIT : RosterColumn.NAME,
                    byUnit && unit != null ? unit : listed.person().name(),
                    Code.valueOf(conflict.rule().name()),
                    conflict.rated().name());
        });
    }

    private void duplicates(RosterSheet.Line line, Person person) {
        String phone = person.phone();
        Integer sooner = phone == null ? null : phones.putIfAbsent(phone, line.number());
        if (sooner != null) {
            add(line, RosterColumn.PHONE, String.valueOf(phone), Code.DUPLICATE_PHONE, Integer.toString(sooner));
            return;
        }
        String unit = person.unit();
        String key = String.join("\n", person.name(), unit == null ? "" : unit, person.voterClass());
        Seen seen = persons.putIfAbsent(key, new Seen(line.number(), phone != null));
        // Two people of one name are common; without a unit only a missing phone makes them the same.
        if (seen != null && (unit != null || phone == null || !seen.hasPhone())) {
            add(line, RosterColumn.NAME, person.name(), Code.DUPLICATE_PERSON, Integer.toString(seen.row()));
        }
    }

    private String cell(RosterSheet.Line line, RosterColumn column) {
        Integer at = columns.get(column);
        return at == null ? "" : line.cell(at);
    }

    private void add(RosterSheet.Line line, RosterColumn column, String value, Code code, String... expected) {
        String heading = headings.getOrDefault(column, column.name().toLowerCase(Locale.ROOT));
        add(line, heading, value, code, expected);
    }

    private void add(RosterSheet.Line line, String column, String value, Code code, String... expected) {
        bad.add(new BadRow(line.number(), column, value, code, List.of(expected)));
    }

    private static String key(String text) {
        return RosterText.plain(text).toLowerCase(Locale.ROOT);
    }

    private static boolean hasForbidden(String text) {
        return text.codePoints().anyMatch(c -> {
            int type = Character.getType(c);
            return type == Character.CONTROL
                    || type == Character.SURROGATE
                    || type == Character.FORMAT
                    || type == Character.PRIVATE_USE
                    || type == Character.UNASSIGNED;
        });
    }
}
