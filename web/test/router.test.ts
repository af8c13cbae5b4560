import { describe, expect, it } from "vitest";
import { campaignPath, minePath, place, tableSource, TABLES } from "../src/router";

const ID = "abcdefghijklmnopqrstuvwxyz";

describe("places", () => {
  it("are read back from their paths", () => {
    expect(place("/", "")).toEqual({ page: "campaigns", loginFailed: false });
    expect(place("/", "?login=failed")).toEqual({ page: "campaigns", loginFailed: true });
    expect(place(campaignPath(ID), "")).toEqual({ page: "campaign", id: ID });
    const path = minePath("cases", ID);
    expect(place("/my", path.slice(path.indexOf("?")))).toEqual({ page: "mine", table: "cases", campaign: ID });
  });

  it("are lost when nobody made them", () => {
    expect(place("/campaigns/../../api", "")).toEqual({ page: "lost" });
    expect(place("/campaigns/UPPER", "")).toEqual({ page: "lost" });
    expect(place("/elsewhere", "")).toEqual({ page: "lost" });
    expect(place("/my", "?table=secrets&campaign=../x")).toEqual({ page: "mine", table: "campaigns", campaign: null });
  });

  it("read every table below the API", () => {
    for (const table of TABLES) {
      expect(tableSource(table, ID)).toMatch(/^\/api\/[a-z]+\/v1\//);
    }
    expect(tableSource("cases", null)).toBeNull();
    expect(tableSource("inbox", null)).toBe("/api/notification/v1/inbox");
  });
});
