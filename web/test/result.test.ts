import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { prints } from "../src/pages/result";

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
