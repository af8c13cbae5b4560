import { afterEach, describe, expect, it } from "vitest";
import { placesInWords } from "../src/places";
import { useLanguage } from "../src/text";

afterEach(() => useLanguage("zh"));

describe("places of a plan", () => {
  it("are called as people call them, each once", () => {
    const places = [
      "/phases/RECTIFICATION/end",
      "/phases/CONSULTATION/start",
      "/phases/SURVEY/tasks/poster/due",
      "/phases/SURVEY/tasks/report",
      "/leadingGroup/组长 局长/name",
      "/countyOffice",
    ];
    expect(placesInWords(places)).toEqual([
      "“完善制度、整改落实”的结束日期",
      "“征求意见、自查自纠”的开始日期",
      "“问卷调查、接受测评”的任务",
      "领导小组",
      "县考评办",
    ]);
    useLanguage("en");
    expect(placesInWords(places.slice(0, 1))[0]).toMatch(/^last day of "/);
  });

  it("stay as they are where there is no word", () => {
    expect(placesInWords(["/something/else"])).toEqual(["/something/else"]);
  });
});
