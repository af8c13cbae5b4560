import { describe, expect, it } from "vitest";
import { problemOf } from "../src/api";
import { headline } from "../src/pages/result";
import { cell, columns, flattened } from "../src/table";
import { useLanguage } from "../src/text";

describe("tables", () => {
  it("show the columns that somebody fills, in reading order", () => {
    expect(columns([{ status: "X", title: "a", version: 3 }, { deadline: "2026-01-01", owner: null }])).toEqual([
      "title",
      "status",
      "deadline",
    ]);
    expect(columns([])).toEqual([]);
  });

  it("find a campaign's title in its plan", () => {
    expect(flattened({ id: "a", plan: { title: "方案", year: 2026 } })["title"]).toBe("方案");
    expect(flattened({ id: "a", title: "own", plan: { title: "方案" } })["title"]).toBe("own");
  });

  it("say each value in words", () => {
    useLanguage("zh");
    expect(cell("RUNNING", "zh")).toBe("进行中");
    expect(cell("2026-11-25", "zh")).toBe("2026年11月25日");
    expect(cell(["a", "b"], "zh")).toBe("a、b");
    expect(cell([{ item: "q1" }], "zh")).toBe("1 项");
    expect(cell(true, "zh")).toBe("是");
    expect(cell(7, "zh")).toBe("7");
    expect(cell(null, "zh")).toBe("");
    expect(cell({ secret: 1 }, "zh")).toBe("");
  });
});

describe("explanations", () => {
  it("name step, value and weight", () => {
    useLanguage("zh");
    const step = { label: "总分", labelEn: "Total", value: { exact: "261/3", rounded: "87.00" }, weight: "85" };
    expect(headline(step, "zh")).toBe("总分：87.00 · 权重 85");
    expect(headline({ label: "总分", missing: { text: "无人评价" } }, "zh")).toBe("总分：没有得分：无人评价");
  });
});

describe("problems", () => {
  it("are read from whatever came back", () => {
    expect(problemOf(503, { code: "TRY_AGAIN" })).toMatchObject({ status: 503, code: "TRY_AGAIN", title: "" });
    expect(problemOf(502, null)).toMatchObject({ status: 502, code: "" });
  });
});
