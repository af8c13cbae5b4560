import { describe, expect, it } from "vitest";
import { answerOf, EMPTY, entries, gaps, held, plainMark, same, type Answer, type Entry, type Inspection } from "../src/tablet/sheet";
import { TEMPLATE } from "./tablet-samples";

const answer = (change: Partial<Answer>): Answer => ({ ...EMPTY, ...change });

describe("marks", () => {
  it("are written as the service writes them", () => {
    expect(plainMark("90")).toBe("90");
    expect(plainMark(" 072.50 ")).toBe("72.5");
    expect(plainMark("100.00")).toBe("100");
    expect(plainMark("0")).toBe("0");
    expect(plainMark("８７．５")).toBe("87.5");
  });

  it("are none out of bounds or with another form", () => {
    for (const typed of ["", "100.01", "-1", "90.123", "1e2", "90,5", "九十", "."]) {
      expect(plainMark(typed), typed).toBeNull();
    }
  });
});

describe("a sheet", () => {
  it("goes out in the plan's order, without what was left empty", () => {
    const answers = {
      q02: answer({ mark: "72.50", note: "  ", found: true, text: " 无人值班 ", measure: "" }),
      q01: answer({ mark: "90", text: "typed, then unticked", evidence: ["ab"] }),
    };
    expect(entries(TEMPLATE, answers)).toEqual([
      { item: "q01", mark: "90", evidence: ["ab"] },
      {
        item: "q02",
        mark: "72.5",
        problem: { text: "无人值班", severity: "MINOR", rectifiedAtOnce: false },
        evidence: [],
      },
    ]);
  });

  it("comes back into the form as it went out", () => {
    const sent = entries(TEMPLATE, {
      q01: answer({ mark: "90", note: "好" }),
      q02: answer({ mark: "60", found: true, text: "问题", cause: "原因", measure: "措施", severity: "MAJOR" }),
    });
    const again = Object.fromEntries(sent.map((entry) => [entry.item, answerOf(entry)]));
    expect(same(entries(TEMPLATE, again), sent)).toBe(true);
  });

  it("says which places are empty; a section must name cause and measure, an inspector need not", () => {
    const answers = { q01: answer({ mark: "90", found: true, text: "问题" }), q02: answer({ mark: "9x" }) };
    expect(gaps(TEMPLATE, answers)).toEqual([{ item: "q02", field: "mark" }]);
    expect(gaps({ ...TEMPLATE, kind: "SELF" }, answers)).toEqual([
      { item: "q01", field: "cause" },
      { item: "q01", field: "measure" },
      { item: "q02", field: "mark" },
    ]);
    expect(gaps({ ...TEMPLATE, kind: "SELF" }, { q02: answer({ note: "只有说明" }) })).toEqual([
      { item: "q02", field: "mark" },
    ]);
    const atOnce = { ...answers, q02: answer({ mark: "1", found: true, rectifiedAtOnce: true }) };
    expect(gaps(TEMPLATE, atOnce)).toEqual([
      { item: "q02", field: "text" },
      { item: "q02", field: "measure" },
    ]);
  });

  it("is the same however numbers are written and items are ordered, and another one otherwise", () => {
    const one: Entry[] = [
      { item: "q01", mark: "90.50" },
      { item: "q02", mark: "1", evidence: [] },
    ];
    expect(same(one, [{ item: "q02", mark: "1" }, { item: "q01", mark: "90.5", evidence: [] }])).toBe(true);
    expect(same(one, [{ item: "q02", mark: "1" }])).toBe(false);
    expect(same(one, [{ item: "q01", mark: "90.5", note: "x" }, { item: "q02", mark: "1" }])).toBe(false);
  });

  it("of an inspector is his own, of a section the section's", () => {
    const merged: Entry[] = [{ item: "q01", mark: "80" }];
    const own: Entry[] = [{ item: "q01", mark: "90" }];
    const seen = { kind: "ON_SITE", entries: merged, sheets: [{ inspector: "xu", entries: own }] } as unknown as Inspection;
    expect(held(seen, "xu")).toBe(own);
    expect(held(seen, "ma")).toEqual([]);
    expect(held({ ...seen, kind: "SELF" }, "xu")).toBe(merged);
  });
});
