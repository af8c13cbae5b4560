import { readFileSync } from "node:fs";
import { afterEach, describe, expect, it } from "vitest";
import { appealRows, type PublicAppeals } from "../src/pages/appeals";
import { useLanguage, word } from "../src/text";

const STATUS = "../evaluation-service/src/main/java/org/minkao/evaluation/appeal/AppealStatus.java";

const APPEALS: PublicAppeals = {
  status: "REVISED",
  appealsUntil: "2026-12-29",
  counts: { filed: 2, open: 1, upheld: 0, revised: 1 },
  items: [
    { appraisee: "a", about: "ADJUSTMENT", filedOn: "2026-12-23", status: "REVISED", ruling: "更正" },
    { appraisee: "b", about: "RESULT", filedOn: "2026-12-24", status: "FILED" },
  ],
};

afterEach(() => useLanguage("zh"));

describe("appeals on the public page", () => {
  it("are shown with their outcome in words, an open one without", () => {
    expect(appealRows(APPEALS, (id) => `科室${id}`)).toEqual([
      ["科室a", "加减分", "2026年12月23日", "已更正", "更正"],
      ["科室b", "考评结果", "2026年12月24日", "已受理", "–"],
    ]);
  });

  it("have a word for every status that the service tells", () => {
    const all = [...readFileSync(STATUS, "utf8").matchAll(/^ {4}([A-Z]+)[,;]$/gm)].map((found) => found[1] ?? "");
    expect(all).toContain("UPHELD");
    const told = all.filter((status) => status !== "PROPOSED");
    expect(told).toHaveLength(3);
    for (const language of ["zh", "en"] as const) {
      useLanguage(language);
      expect(told.every((status) => word(status) !== status)).toBe(true);
    }
  });
});
