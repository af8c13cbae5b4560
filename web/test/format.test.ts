import { describe, expect, it } from "vitest";
import { date, day, grouped, moment, phaseState } from "../src/format";

describe("dates", () => {
  it("stay the day that was written", () => {
    expect(day("2026-11-25", "zh")).toBe("2026年11月25日");
    expect(day("2026-11-25", "en")).toBe("25 November 2026");
    expect(day(undefined, "zh")).toBe("");
    expect(day("soon", "zh")).toBe("soon");
  });

  it("show moments in Beijing time", () => {
    expect(moment("2026-11-25T16:30:00Z", "zh")).toBe("2026年11月26日 00:30");
    expect(moment("nothing", "zh")).toBe("nothing");
  });

  it("are recognised by their form", () => {
    expect(date("2026-11-25", "zh")).toBe("2026年11月25日");
    expect(date("2026-11-25T00:00:00Z", "zh")).toContain("08:00");
    expect(date("第2026-11-25号", "zh")).toBe("第2026-11-25号");
  });
});

describe("phases", () => {
  it("are planned, running or done", () => {
    expect(phaseState({})).toBe("planned");
    expect(phaseState({ startedAt: "x" })).toBe("running");
    expect(phaseState({ startedAt: "x", endedAt: "y" })).toBe("done");
  });
});

describe("digests", () => {
  it("are grouped for reading aloud", () => {
    expect(grouped("abcdef")).toBe("abcd ef");
    expect(grouped("")).toBe("");
  });
});
