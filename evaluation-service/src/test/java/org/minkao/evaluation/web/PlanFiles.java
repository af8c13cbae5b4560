package org.minkao.evaluation.web;

import java.nio.charset.StandardCharsets;
import org.minkao.evaluation.campaign.Plan;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Plans as files. */
public final class PlanFiles {
    private PlanFiles() {}

    public static byte[] json(Plan plan) {
        return new PlanJson().write(plan).toString().getBytes(StandardCharsets.UTF_8);
    }

    public static byte[] yaml(Plan plan) {
        return YAMLMapper.shared().writeValueAsBytes(new PlanJson().write(plan));
    }
}
