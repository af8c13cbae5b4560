import { readFileSync } from "node:fs";
import { afterEach, describe, expect, it } from "vitest";
import { allSteps } from "../src/steps";
import { stepName, useLanguage } from "../src/text";
import en from "../src/texts/en.json";
import zh from "../src/texts/zh.json";

const ROOMS = {
  evaluation: "../evaluation-service/src/main/java/org/minkao/evaluation/result/TwoPersonStep.java",
  rectification: "../rectification-service/src/main/java/org/minkao/rectification/ledger/TwoPersonStep.java",
};

/** The constants of the enum Kind, as its source has them. */
function kindsIn(source: string): string[] {
  const body = /enum Kind \{([^}]*)\}/.exec(source)?.[1] ?? "";
  return body
    .replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "")
    .split(",")
    .map((constant) => constant.trim())
    .filter((constant) => constant !== "");
}

const kindsOf = (room: keyof typeof ROOMS): string[] => kindsIn(readFileSync(ROOMS[room], "utf8"));
const ALL = [...kindsOf("evaluation"), ...kindsOf("rectification")];

afterEach(() => useLanguage("zh"));

describe("steps of two people", () => {
  it("are read from the services themselves", () => {
    expect(kindsOf("evaluation")).toContain("RESULT_PUBLISHED");
    expect(kindsOf("rectification")).toContain("SANCTION");
    expect(ALL.every((kind) => /^[A-Z_]+$/.test(kind))).toBe(true);
    expect(kindsIn("enum Kind {\n /** A, B. */\n A_B,\n C // D\n}")).toEqual(["A_B", "C"]);
  });

  it("have a name in both languages, every kind of them", () => {
    for (const kind of ALL) {
      useLanguage("zh");
      expect(stepName(kind), kind).toMatch(/^\p{Script=Han}+$/u);
      useLanguage("en");
      expect(stepName(kind), kind).toMatch(/^[a-z ]+$/);
    }
  });

  it("have no name that no service uses any more", () => {
    for (const texts of [zh, en]) {
      const named = Object.keys(texts).filter((key) => key.startsWith("step."));
      expect(named.sort()).toEqual(ALL.map((kind) => `step.${kind}`).sort());
    }
  });

  it("of both rooms stand in one table, also where one room says nothing", () => {
    expect(allSteps({ FREEZE: 1, ADJUSTMENT: 0 }, { EXTENSION: 2 })).toEqual([
      ["FREEZE", 1],
      ["ADJUSTMENT", 0],
      ["EXTENSION", 2],
    ]);
    expect(allSteps({ FREEZE: 1 }, undefined)).toEqual([["FREEZE", 1]]);
    expect(allSteps({ SAME: 1 }, { SAME: 2 })).toEqual([["SAME", 3]]);
  });
});

describe("a case that cannot be rectified", () => {
  const places = [
    "src/texts/zh.json",
    "../notification-service/src/main/java/org/minkao/notification/events/Words.java",
    "../rectification-service/src/main/resources/problems.properties",
  ];

  it("has one Chinese name wherever people read of it", () => {
    for (const place of places) {
      const text = readFileSync(place, "utf8");
      expect(text, place).toContain(zh["code.NOT_FEASIBLE"]);
      expect(text, place).not.toMatch(/暂不可行|客观条件不具备|无法整改/);
    }
  });
});
