import { change, readMine, type Session } from "../api";
import { Drafts, type Draft } from "./drafts";
import { send, type Doors, type Outcome } from "./sending";
import { entries, type Entry, type Inspection } from "./sheet";

const INSPECTIONS = "/api/evaluation/v1/inspections/";
const FILLERS = ["inspector", "chief", "staff"];
const WORKER = "/sw.js";

type Listener = (inspection: string, outcome: Outcome) => void;

/** This device as a person uses it for sheets: whose it is now, what waits on it, and how that is sent. */
export class Tablet {
  readonly drafts: Drafts;
  private readonly listeners = new Set<Listener>();
  private readonly sending = new Map<string, Promise<Outcome>>();

  constructor(
    storage: Storage,
    private readonly session: () => Promise<Session>,
  ) {
    this.drafts = new Drafts(storage);
  }

  /** At the start of a page: whoever has logged in is whose sheets are shown until he logs out. */
  begin(who: Session): void {
    if (who.authenticated && who.username && this.usedBy(who)) {
      this.drafts.remember(who.username);
      void this.sendAll();
    } else if (who.authenticated) {
      this.drafts.forgetWhoseTheyAre();
    }
  }

  /** The account whose sheets may be shown: who is logged in, or without a network who last was. */
  account(who: Session): string | null {
    if (who.authenticated) {
      return who.username ?? null;
    }
    return who.offline ? this.drafts.account() : null;
  }

  usedBy(who: Session): boolean {
    return who.authenticated ? FILLERS.some((role) => who.roles?.includes(role)) : this.account(who) !== null;
  }

  waiting(who: Session): number {
    const account = this.account(who);
    return account === null ? 0 : this.drafts.all(account).filter((draft) => draft.touched).length;
  }

  /** Before a logout: nothing of the account stays, nor does the page itself. */
  async forget(who: Session): Promise<void> {
    const account = this.account(who);
    if (account !== null) {
      this.drafts.clear(account);
    }
    if ("serviceWorker" in navigator) {
      await Promise.all((await navigator.serviceWorker.getRegistrations()).map((worker) => worker.unregister()));
      await Promise.all((await caches.keys()).map((name) => caches.delete(name)));
    }
  }

  /** From now on the page opens without a network too; only for those who fill sheets. */
  async workOffline(): Promise<void> {
    if ("serviceWorker" in navigator) {
      await navigator.serviceWorker.register(WORKER);
    }
  }

  listen(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Everything that its person has asked to be sent; tells who is logged in now. */
  async sendAll(): Promise<Session> {
    const who = await this.session();
    if (who.authenticated && who.username) {
      for (const draft of this.drafts.all(who.username).filter((one) => one.ready)) {
        await this.sendOne(draft, who);
      }
    }
    return who;
  }

  /** One at a time per sheet: a press and the network's return may come together. */
  sendOne(draft: Draft, who?: Session): Promise<Outcome> {
    const under = this.sending.get(draft.inspection);
    if (under) {
      return under;
    }
    const begun = this.deliver(draft, who).finally(() => this.sending.delete(draft.inspection));
    this.sending.set(draft.inspection, begun);
    return begun;
  }

  private async deliver(draft: Draft, given?: Session): Promise<Outcome> {
    const who = given ?? (await this.session());
    const outcome: Outcome = who.authenticated
      ? who.username === draft.account
        ? await send(draft, doors(who))
        : { is: "LOGIN" }
      : { is: who.offline ? "WAITING" : "LOGIN" };
    this.settle(draft, outcome);
    this.listeners.forEach((listener) => listener(draft.inspection, outcome));
    return outcome;
  }

  /** Only what the service has is removed; what was typed while it was sent stays and waits for another press. */
  private settle(draft: Draft, outcome: Outcome): void {
    const now = this.drafts.get(draft.account, draft.inspection);
    if (!now) {
      return;
    }
    const unchanged = JSON.stringify(now.answers) === JSON.stringify(draft.answers);
    if (outcome.is === "SENT") {
      if (unchanged) {
        this.drafts.remove(draft.account, draft.inspection);
      } else {
        this.drafts.put({ ...now, base: entries(draft.template, draft.answers) });
      }
    } else if (outcome.is !== "WAITING" && outcome.is !== "LOGIN") {
      this.drafts.put({ ...now, ready: false });
    }
  }
}

function doors(who: Session): Doors {
  const at = (inspection: string): string => INSPECTIONS + inspection;
  return {
    read: (inspection) => readMine<Inspection>(at(inspection)),
    start: (inspection, version) => change<Inspection>(who, "POST", `${at(inspection)}/start`, {}, version),
    fill: (inspection, version, sheet: Entry[]) =>
      change<Inspection>(who, "PUT", `${at(inspection)}/sheet`, { entries: sheet }, version),
    answer: (inspection, version, { item, ...answer }: Entry) =>
      change<Inspection>(who, "PUT", `${at(inspection)}/items/${item}`, answer, version),
  };
}
