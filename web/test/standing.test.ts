import { readFileSync } from "node:fs";
import { afterEach, describe, expect, it } from "vitest";
import { listRows, yearRows, type Gap, type Standing } from "../src/pages/standing";
import { useLanguage } from "../src/text";
import en from "../src/texts/en.json";
import zh from "../src/texts/zh.json";

const GAPS = "../evaluation-service/src/main/java/org/minkao/evaluation/result/Standing.java";
const name = (id: string): string => `科室${id}`;

afterEach(() => useLanguage("zh"));

describe("lists and the year before", () => {
  it("name who is on a list, nobody, or why nobody can be", () => {
    const list = { kind: "honour", clause: "前两名" };
    const standing: Standing = {
      lists: [
        { ...list, id: "1", name: "先进", appraisees: ["a", "b"] },
        { ...list, id: "2", name: "末位", appraisees: [] },
        { ...list, id: "3", name: "连续两年", appraisees: [], gap: "NO_HISTORY" },
      ],
    };
    expect(listRows(standing, name).map((row) => row[2])).toEqual(["科室a、科室b", "无", "没有可用的上年结果"]);
  });

  it("show a change with its sign, and none where years cannot be compared", () => {
    const appraisees = [
      { appraisee: "a", total: "90.25", grade: "优秀", change: "4.75" },
      { appraisee: "b", total: "75", grade: "合格", change: "-5" },
      { appraisee: "c" },
    ];
    expect(yearRows({ year: 2025, appraisees }, name).map((row) => row[3])).toEqual(["+4.75", "−5", "–"]);
    const gap: Gap = "OTHER_SCALE";
    expect(yearRows({ year: 2025, gap, appraisees }, name)[0]).toEqual(["科室a", "90.25", "优秀", "不可比"]);
  });

  it("have words for every reason of the service", () => {
    const body = /enum Gap \{([^}]*)\}/.exec(readFileSync(GAPS, "utf8"))?.[1] ?? "";
    const gaps = body.replace(/\/\*[\s\S]*?\*\//g, "").match(/[A-Z_]+/g) ?? [];
    expect(gaps).toContain("OTHER_SCALE");
    for (const texts of [zh, en]) {
      const worded = Object.keys(texts).filter((key) => key.startsWith("gap."));
      expect(worded.sort()).toEqual(gaps.map((gap) => `gap.${gap}`).sort());
    }
  });
});
