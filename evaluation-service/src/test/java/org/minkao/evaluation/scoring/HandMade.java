package org.minkao.evaluation.scoring;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The same marks by other means: flat loops over the ballots' text and decimals of 60 digits, no code of the engine. */
final class HandMade {
    private static final MathContext DIGITS = new MathContext(60);
    private static final Pattern PAIR = Pattern.compile("\\[\"([a-z]+)\",\"(q[0-9])\",([0-9])]");

    private final SampleCampaign campaign;
    private final String subject;

    HandMade(SampleCampaign campaign, String subject) {
        this.campaign = campaign;
        this.subject = subject;
    }

    String total() {
        // The sample deducts 1.25 from beta and nothing else.
        BigDecimal deductions = new BigDecimal(subject.equals("beta") ? "1.25" : "0");
        BigDecimal society = overClasses(this::classMark);
        BigDecimal office = BigDecimal.ZERO;
        for (Map.Entry<String, List<String>> dimension : campaign.dimensions.entrySet()) {
            office = office.add(weight(dimension.getKey()).multiply(officeDimension(dimension.getValue())));
        }
        office = office.divide(new BigDecimal(100), DIGITS);
        return shown(both(office, society).subtract(deductions));
    }

    String dimension(String id) {
        List<String> items = campaign.dimensions.get(id);
        return shown(both(officeDimension(items), overClasses(style -> dimensionMark(style, items))));
    }

    String item(String id) {
        return shown(both(
                new BigDecimal(campaign.inspected.get(subject).get(id)), overClasses(style -> itemMark(style, id))));
    }

    private BigDecimal both(BigDecimal office, BigDecimal society) {
        return office.multiply(new BigDecimal("0.15")).add(society.multiply(new BigDecimal("0.85")));
    }

    private BigDecimal officeDimension(List<String> items) {
        BigDecimal sum = BigDecimal.ZERO;
        for (String item : items) {
            sum = sum.add(weight(item)
                    .multiply(new BigDecimal(campaign.inspected.get(subject).get(item))));
        }
        return sum.divide(new BigDecimal(100), DIGITS);
    }

    private interface Mark {
        BigDecimal of(String style);
    }

    private BigDecimal overClasses(Mark mark) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal weights = BigDecimal.ZERO;
        for (Map.Entry<String, String> each : campaign.classes.entrySet()) {
            if (campaign.answers.get(each.getKey()).size() >= 5) {
                BigDecimal value = mark.of(each.getKey());
                if (value != null) {
                    sum = sum.add(new BigDecimal(each.getValue()).multiply(value));
                    weights = weights.add(new BigDecimal(each.getValue()));
                }
            }
        }
        return sum.divide(weights, DIGITS);
    }

    private BigDecimal classMark(String style) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal weights = BigDecimal.ZERO;
        for (Map.Entry<String, List<String>> dimension : campaign.dimensions.entrySet()) {
            BigDecimal value = dimensionMark(style, dimension.getValue());
            if (value != null) {
                sum = sum.add(weight(dimension.getKey()).multiply(value));
                weights = weights.add(weight(dimension.getKey()));
            }
        }
        return weights.signum() == 0 ? null : sum.divide(weights, DIGITS);
    }

    private BigDecimal dimensionMark(String style, List<String> items) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal weights = BigDecimal.ZERO;
        for (String item : items) {
            BigDecimal value = itemMark(style, item);
            if (value != null) {
                sum = sum.add(weight(item).multiply(value));
                weights = weights.add(weight(item));
            }
        }
        return weights.signum() == 0 ? null : sum.divide(weights, DIGITS);
    }

    private BigDecimal itemMark(String style, String item) {
        List<Integer> points = new ArrayList<>();
        for (String ballot : campaign.answers.get(style)) {
            Matcher pair = PAIR.matcher(ballot);
            while (pair.find()) {
                int option = Integer.parseInt(pair.group(3));
                if (pair.group(1).equals(subject) && pair.group(2).equals(item) && option > 0) {
                    points.add(option * 20);
                }
            }
        }
        if (points.size() < 5) {
            return null;
        }
        int sum = points.stream().mapToInt(Integer::intValue).sum();
        return new BigDecimal(sum).divide(new BigDecimal(points.size()), DIGITS);
    }

    private BigDecimal weight(String id) {
        return new BigDecimal(campaign.weights.get(id));
    }

    private static String shown(BigDecimal value) {
        return value.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }
}
