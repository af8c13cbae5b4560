import { afterEach, describe, expect, it, vi } from "vitest";
import { Problem, type Session } from "../src/api";
import { send, type Doors } from "../src/tablet/sending";
import type { Entry, Inspection } from "../src/tablet/sheet";
import { Tablet } from "../src/tablet/tablet";
import { opened, typed } from "../src/tablet/drafts";
import { filled, ID, MemoryStorage, NOW, TEMPLATE } from "./tablet-samples";

/** A service with one inspection, as its rules are. */
class Service implements Doors {
  status = "IN_PROGRESS";
  version = 1;
  sheets = new Map<string, Entry[]>();
  /** The sheet of a self-inspection. */
  section: Entry[] = [];
  kind: "SELF" | "ON_SITE" = "ON_SITE";
  fills = 0;
  /** What happens before the next change arrives. */
  before: (() => void)[] = [];
  /** The answer to the next change is lost. */
  loses = false;

  constructor(private readonly person: string) {}

  view(): Inspection {
    return {
      id: ID,
      campaign: "c",
      status: this.status,
      version: this.version,
      kind: this.kind,
      appraisee: "a",
      plannedOn: "2026-12-08",
      inspectors: ["xu", "ma"],
      entries: this.section,
      sheets: [...this.sheets].map(([inspector, entries]) => ({ inspector, entries })),
    };
  }

  async read(): Promise<Inspection> {
    return this.view();
  }

  async start(_: string, version: number): Promise<Inspection> {
    return this.step(version, ["PLANNED", "RETURNED"], () => {
      this.status = "IN_PROGRESS";
    });
  }

  async fill(_: string, version: number, sheet: Entry[]): Promise<Inspection> {
    return this.step(version, ["IN_PROGRESS"], () => {
      this.fills++;
      this.sheets.set(this.person, sheet);
    });
  }

  async answer(_: string, version: number, entry: Entry): Promise<Inspection> {
    return this.step(version, ["IN_PROGRESS"], () => {
      this.fills++;
      this.section = [...this.section.filter((one) => one.item !== entry.item), entry];
    });
  }

  private step(version: number, from: string[], then: () => void): Inspection {
    this.before.shift()?.();
    if (!from.includes(this.status)) throw new Problem(409, "STEP_NOT_ALLOWED", "", "");
    if (version !== this.version) throw new Problem(409, "CHANGED_MEANWHILE", "", "");
    then();
    this.version++;
    if (this.loses) {
      this.loses = false;
      throw new Problem(0, "NETWORK", "", "");
    }
    return this.view();
  }
}

describe("sending a sheet", () => {
  it("starts what is only planned or was returned, and fills it", async () => {
    for (const status of ["PLANNED", "RETURNED", "IN_PROGRESS"]) {
      const service = new Service("xu");
      service.status = status;
      expect(await send(filled(), service)).toEqual({ is: "SENT" });
      expect(service.sheets.get("xu")?.map((entry) => entry.mark)).toEqual(["90", "80"]);
    }
  });

  it("sends once, also when the answer was lost", async () => {
    const service = new Service("xu");
    service.loses = true;
    expect(await send(filled(), service)).toEqual({ is: "WAITING" });
    expect(await send(filled(), service)).toEqual({ is: "SENT" });
    expect(service.fills).toBe(1);
  });

  it("waits for the others and tries again when they were faster", async () => {
    const service = new Service("xu");
    service.before = [() => service.version++, () => service.version++];
    expect(await send(filled(), service)).toEqual({ is: "SENT" });
    expect(service.fills).toBe(1);
    service.sheets.clear();
    service.before = Array.from({ length: 9 }, () => () => service.version++);
    expect(await send(filled(), service)).toEqual({ is: "WAITING" });
  });

  it("writes over no sheet that the same person sent from elsewhere", async () => {
    const service = new Service("xu");
    const theirs = [{ item: "q01", mark: "50" }];
    service.sheets.set("xu", theirs);
    expect(await send(filled(), service)).toEqual({ is: "OTHER_SHEET", base: theirs });
    service.sheets.clear();
    service.before = [
      () => {
        service.sheets.set("xu", theirs);
        service.version++;
      },
    ];
    expect(await send(filled(), service)).toEqual({ is: "OTHER_SHEET", base: theirs });
    expect(service.fills).toBe(0);
    expect(await send({ ...filled(), base: theirs }, service)).toEqual({ is: "SENT" });
  });

  it("of a section sends the changed items only and leaves the others' alone", async () => {
    const service = new Service("chen");
    service.kind = "SELF";
    const self = { ...TEMPLATE, kind: "SELF" as const };
    const draft = typed(opened("chen", ID, self, [{ item: "q02", mark: "50" }], NOW), "q01", { mark: "90" }, NOW);
    // Meanwhile somebody else has answered the other item anew.
    service.section = [{ item: "q02", mark: "60" }];
    expect(await send(draft, service)).toEqual({ is: "SENT" });
    expect(service.fills).toBe(1);
    expect(service.section.map(({ item, mark }) => `${item}=${mark}`).sort()).toEqual(["q01=90", "q02=60"]);
    expect(await send(draft, service)).toEqual({ is: "SENT" });
    expect(service.fills).toBe(1);
  });

  it("of a section asks before it writes over another's answer to the same item", async () => {
    const service = new Service("chen");
    service.kind = "SELF";
    const self = { ...TEMPLATE, kind: "SELF" as const };
    const draft = typed(opened("chen", ID, self, [{ item: "q02", mark: "50" }], NOW), "q01", { mark: "90" }, NOW);
    service.section = [
      { item: "q01", mark: "10" },
      { item: "q02", mark: "60" },
    ];
    const outcome = await send(draft, service);
    const base = [
      { item: "q02", mark: "50" },
      { item: "q01", mark: "10" },
    ];
    expect(outcome).toEqual({ is: "OTHER_SHEET", base });
    expect(await send({ ...draft, base }, service)).toEqual({ is: "SENT" });
    expect(service.section.map(({ item, mark }) => `${item}=${mark}`).sort()).toEqual(["q01=90", "q02=60"]);
  });

  it("of a section goes on where it broke off", async () => {
    const service = new Service("chen");
    service.kind = "SELF";
    service.status = "PLANNED";
    const draft = { ...filled("chen"), template: { ...TEMPLATE, kind: "SELF" as const } };
    service.before = [() => undefined, () => undefined, () => (service.loses = true)];
    expect(await send(draft, service)).toEqual({ is: "WAITING" });
    expect(await send(draft, service)).toEqual({ is: "SENT" });
    expect(service.fills).toBe(2);
  });

  it("says so when no sheets are taken any more", async () => {
    const service = new Service("xu");
    service.before = [() => (service.status = "SUBMITTED")];
    expect(await send(filled(), service)).toEqual({ is: "CLOSED", status: "SUBMITTED" });
  });

  it("keeps apart: later, log in, refused", async () => {
    const answering = async (status: number, code: string) => {
      const doors = new Service("xu");
      doors.read = async () => {
        throw new Problem(status, code, "", "");
      };
      return (await send(filled(), doors)).is;
    };
    expect(await answering(503, "TRY_AGAIN")).toBe("WAITING");
    expect(await answering(429, "SLOW_DOWN")).toBe("WAITING");
    expect(await answering(401, "LOGIN_REQUIRED")).toBe("LOGIN");
    expect(await answering(403, "NOT_ALLOWED")).toBe("REFUSED");
    expect(await answering(400, "FIELD_INVALID")).toBe("REFUSED");
  });
});

describe("a tablet", () => {
  const XU: Session = { authenticated: true, username: "xu", roles: ["inspector"], csrf: { header: "X", token: "t" } };
  const service = () => new Service("xu");

  afterEach(() => void vi.unstubAllGlobals());

  /** The tablet with the network as it is now. */
  function tablet(who: () => Session, behind: Service | null): { tablet: Tablet; asked: string[] } {
    const asked: string[] = [];
    vi.stubGlobal("fetch", async (path: string, init: RequestInit = {}) => {
      asked.push(`${init.method ?? "GET"} ${path}`);
      if (!behind) throw new TypeError("offline");
      const version = Number(/\d+/.exec((init.headers as Record<string, string>)["If-Match"] ?? "")?.[0]);
      try {
        const sheet = init.body ? (JSON.parse(init.body as string) as { entries: Entry[] }).entries : [];
        return Response.json(init.method === "PUT" ? await behind.fill(ID, version, sheet) : await behind.read());
      } catch (thrown) {
        const problem = thrown as Problem;
        return Response.json({ code: problem.code }, { status: problem.status });
      }
    });
    return { tablet: new Tablet(new MemoryStorage(), async () => who()), asked };
  }

  it("keeps what is ready while there is no network and sends it when there is", async () => {
    const behind = service();
    let session: Session = { authenticated: false, offline: true };
    const { tablet: one } = tablet(() => session, behind);
    one.drafts.remember("xu");
    const ready = { ...filled(), ready: true };
    one.drafts.put(ready);
    expect(await one.sendOne(ready)).toEqual({ is: "WAITING" });
    expect(one.drafts.get("xu", ID)).toEqual(ready);
    session = XU;
    await one.sendAll();
    await one.sendAll();
    expect(behind.fills).toBe(1);
    expect(one.drafts.all("xu")).toEqual([]);
  });

  it("shows nothing of its last user once somebody else has logged in", () => {
    const { tablet: one } = tablet(() => XU, null);
    const offline: Session = { authenticated: false, offline: true };
    one.begin(XU);
    expect(one.account(offline)).toBe("xu");
    one.begin({ authenticated: true, username: "he", roles: ["office"] });
    expect(one.account(offline)).toBeNull();
  });

  it("sends by itself only what its person has finished", async () => {
    const behind = service();
    const { tablet: one } = tablet(() => XU, behind);
    one.drafts.put(filled());
    await one.sendAll();
    expect(behind.fills).toBe(0);
    expect(one.waiting(XU)).toBe(1);
  });

  it("sends nothing in another person's name", async () => {
    const { tablet: one, asked } = tablet(() => ({ ...XU, username: "ma" }), service());
    const ready = { ...filled("xu"), ready: true };
    one.drafts.put(ready);
    await one.sendAll();
    expect(await one.sendOne(ready)).toEqual({ is: "LOGIN" });
    expect(asked).toEqual([]);
    expect(one.drafts.get("xu", ID)).toEqual(ready);
  });

  it("joins a press and the network's return into one sending", async () => {
    const behind = service();
    const { tablet: one } = tablet(() => XU, behind);
    const ready = { ...filled(), ready: true };
    one.drafts.put(ready);
    const told: string[] = [];
    one.listen((_, outcome) => told.push(outcome.is));
    await Promise.all([one.sendOne(ready), one.sendAll(), one.sendOne(ready)]);
    expect(behind.fills).toBe(1);
    expect(told).toContain("SENT");
  });

  it("keeps what was typed while it was being sent", async () => {
    const behind = service();
    const { tablet: one } = tablet(() => XU, behind);
    const ready = { ...filled(), ready: true };
    one.drafts.put(ready);
    behind.before = [() => one.drafts.put({ ...filled("xu", "91") })];
    await one.sendOne(ready);
    const left = one.drafts.get("xu", ID);
    expect(left?.answers["q01"]?.mark).toBe("91");
    expect(left?.base.map((entry) => entry.mark)).toEqual(["90", "80"]);
    expect(await one.sendOne({ ...left!, ready: true })).toEqual({ is: "SENT" });
    expect(behind.sheets.get("xu")?.[0]?.mark).toBe("91");
  });

  it("shows sheets of nobody to whoever is not logged in", () => {
    const { tablet: one } = tablet(() => XU, null);
    one.drafts.remember("xu");
    expect(one.account({ authenticated: false })).toBeNull();
    expect(one.account({ authenticated: false, offline: true })).toBe("xu");
    expect(one.account({ ...XU, username: "ma" })).toBe("ma");
    expect(one.usedBy({ ...XU, roles: ["county"] })).toBe(false);
  });

  it("is empty after a logout", async () => {
    const { tablet: one } = tablet(() => XU, null);
    vi.stubGlobal("navigator", {});
    one.drafts.remember("xu");
    one.drafts.put(filled());
    await one.forget(XU);
    expect(one.account({ authenticated: false, offline: true })).toBeNull();
    expect(one.drafts.all("xu")).toEqual([]);
  });
});
