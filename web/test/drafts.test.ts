import { describe, expect, it } from "vitest";
import { Drafts, opened, reopened, typed } from "../src/tablet/drafts";
import { filled, ID, MemoryStorage, NOW, TEMPLATE } from "./tablet-samples";

describe("sheets on a device", () => {
  it("survive the page", () => {
    const storage = new MemoryStorage();
    expect(new Drafts(storage).put(filled())).toBe(true);
    expect(new Drafts(storage).get("xu", ID)).toEqual(filled());
  });

  it("belong to one account and are shown to no other", () => {
    const drafts = new Drafts(new MemoryStorage());
    drafts.put(filled("xu"));
    drafts.put(filled("xu|ma"));
    expect(drafts.get("ma", ID)).toBeNull();
    expect(drafts.all("ma")).toEqual([]);
    expect(drafts.all("x")).toEqual([]);
    expect(drafts.all("xu")).toEqual([filled("xu")]);
  });

  it("are not believed when somebody has renamed them", () => {
    const storage = new MemoryStorage();
    const drafts = new Drafts(storage);
    drafts.put(filled("xu"));
    storage.setItem(storage.key(0)!.replace("|xu", "|ma").replace("xu|", "ma|"), storage.getItem(storage.key(0)!)!);
    expect(drafts.get("ma", ID)).toBeNull();
  });

  it("go with a logout, the others' stay", () => {
    const drafts = new Drafts(new MemoryStorage());
    drafts.remember("xu");
    drafts.put(filled("xu"));
    drafts.put(filled("ma"));
    drafts.clear("xu");
    expect(drafts.account()).toBeNull();
    expect(drafts.all("xu")).toEqual([]);
    expect(drafts.all("ma")).toHaveLength(1);
  });

  it("say when there is no room for them", () => {
    const drafts = new Drafts(new MemoryStorage(100));
    expect(drafts.put(filled())).toBe(false);
    expect(drafts.get("xu", ID)).toBeNull();
  });

  it("are none when damaged or of another version", () => {
    const storage = new MemoryStorage();
    const drafts = new Drafts(storage);
    drafts.put(filled());
    const name = storage.key(0)!;
    storage.setItem(name, "{");
    expect(drafts.all("xu")).toEqual([]);
    storage.setItem(name, JSON.stringify({ ...filled(), v: 2 }));
    expect(drafts.get("xu", ID)).toBeNull();
  });
});

describe("typing", () => {
  it("keeps every letter and takes back the wish to send", () => {
    const once = typed({ ...filled(), ready: true }, "q01", { note: "到" }, NOW);
    const twice = typed(once, "q01", { note: "到岗" }, NOW);
    expect(twice.answers["q01"]).toMatchObject({ mark: "90", note: "到岗" });
    expect(twice).toMatchObject({ touched: true, ready: false });
  });

  it("is not lost when the sheet is opened again, even if the service has another one now", () => {
    const fresh = opened("xu", ID, TEMPLATE, [{ item: "q01", mark: "10" }], NOW);
    expect(reopened(filled(), fresh).answers["q01"]?.mark).toBe("90");
    expect(reopened(filled(), fresh).base).toEqual([]);
    const untouched = opened("xu", ID, TEMPLATE, [], NOW);
    expect(reopened(untouched, fresh)).toBe(fresh);
    expect(reopened(null, fresh).answers["q01"]?.mark).toBe("10");
  });
});
