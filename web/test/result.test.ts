import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { comparison, prints, type Standing } from "../src/pages/result";

const DOORS = "../evaluation-service/src/main/java/org/minkao/evaluation/web/PublicSheetController.java";
const ID = "abcdefghijklmnopqrstuvwxyz";

describe("prints of a result", () => {
  it("are the doors that the service has", () => {
    const source = readFileSync(DOORS, "utf8");
    const base = /@RequestMapping\("([^"]+)"\)/.exec(source)?.[1]?.replace("{campaign}", ID) ?? "";
    const doors = [...source.matchAll(/@GetMapping\(path = "([^"]+)"/g)].map((found) => base + found[1]);
    expect(doors).toHaveLength(3);
    expect(prints(ID, "zh").map((print) => print.href).sort()).toEqual(doors.sort());
  });

  it("come in the language of the page", () => {
    expect(prints(ID, "en").every((print) => print.href.endsWith("?lang=en"))).toBe(true);
    expect(prints(ID, "zh").some((print) => print.href.includes("lang"))).toBe(false);
  });
});

describe("what is read out of a place", () => {
  const last: Standing = {
    appraisee: "b",
    unitClass: "服务单位",
    place: { rank: 2, of: 2, sharing: 1 },
    last: true,
    interval: { low: "75.90", high: "87.13", band: 1 },
    closer: { to: "a", gap: "1.53", noise: "8.04", gapSmallerThanNoise: true },
  };
  const said = (standing: Standing) => comparison(standing, 95, (id) => `单位${id}`).join("\n");

  it("warns beside a last place whose gap is smaller than noise", () => {
    expect(said(last)).toContain("列第 2 名");
    expect(said(last)).toContain("（95%）落在 75.90 至 87.13 之间");
    expect(said(last)).toContain("与单位a相差 1.53 分，小于偶然误差 8.04 分，分不出高下。");
    expect(said(last)).toContain("不能只凭名次断定");
  });

  it("does not warn where the gap is more than noise, nor above the last place", () => {
    const clear = { ...last, closer: { to: "a", gap: "9.53", noise: "8.04", gapSmallerThanNoise: false } };
    expect(said(clear)).toContain("大于偶然误差 8.04 分");
    expect(said(clear)).not.toContain("不能只凭名次断定");
    expect(said({ ...last, last: false })).not.toContain("不能只凭名次断定");
  });

  it("says where there is no interval, and where there is no place", () => {
    const { interval: _interval, ...without } = last;
    expect(said(without)).toContain("总分背后没有选票");
    const { place: _place, ...nowhere } = last;
    expect(said(nowhere)).toBe("没有总分，不排名次，也不与他人比较。");
    expect(said({ ...last, place: { rank: 1, of: 3, sharing: 2 } })).toContain("2 个并列");
  });
});
