import { answerOf, items, type Answer, type Entry, type Template } from "./sheet";

/** A sheet as it lies on this device, of one account and one inspection. */
export interface Draft {
  v: 1;
  account: string;
  inspection: string;
  template: Template;
  /** What the service held when the sheet was opened here. */
  base: Entry[];
  answers: Record<string, Answer>;
  /** Something was typed that the service does not have. */
  touched: boolean;
  /** The person has asked for it to be sent. */
  ready: boolean;
  savedAt: string;
}

const SHEET = "minkao.tablet.sheet|";
const ACCOUNT = "minkao.tablet.account";

/** Sheets on this device. What belongs to one account is never given to another. */
export class Drafts {
  constructor(private readonly storage: Storage) {}

  /** Who used the sheets on this device last; it says whose they are while there is no network. */
  account(): string | null {
    return this.storage.getItem(ACCOUNT);
  }

  remember(account: string): void {
    this.storage.setItem(ACCOUNT, account);
  }

  /** Somebody else is at the device now: nothing is shown without a network until its owner is back. */
  forgetWhoseTheyAre(): void {
    this.storage.removeItem(ACCOUNT);
  }

  get(account: string, inspection: string): Draft | null {
    return read(this.storage.getItem(key(account, inspection)), account, inspection);
  }

  all(account: string): Draft[] {
    return this.keys(account)
      .map((name) => this.get(account, name.slice(key(account, "").length)))
      .filter((draft) => draft !== null)
      .sort((a, b) => (a.inspection < b.inspection ? -1 : 1));
  }

  /** False when the device has no room for it: what was typed is then only on the screen. */
  put(draft: Draft): boolean {
    try {
      this.storage.setItem(key(draft.account, draft.inspection), JSON.stringify(draft));
      return true;
    } catch {
      return false;
    }
  }

  remove(account: string, inspection: string): void {
    this.storage.removeItem(key(account, inspection));
  }

  /** After a logout nothing of the account is left. */
  clear(account: string): void {
    for (const name of this.keys(account)) {
      this.storage.removeItem(name);
    }
    if (this.account() === account) {
      this.storage.removeItem(ACCOUNT);
    }
  }

  private keys(account: string): string[] {
    const mine = key(account, "");
    return Array.from({ length: this.storage.length }, (_, i) => this.storage.key(i) ?? "").filter((name) =>
      name.startsWith(mine),
    );
  }
}

function key(account: string, inspection: string): string {
  return `${SHEET}${encodeURIComponent(account)}|${inspection}`;
}

/** Null for what is damaged or of another version; it is not thrown away. */
function read(text: string | null, account: string, inspection: string): Draft | null {
  if (text === null) {
    return null;
  }
  try {
    const draft = JSON.parse(text) as Draft;
    return draft.v === 1 && draft.account === account && draft.inspection === inspection ? draft : null;
  } catch {
    return null;
  }
}

/** A sheet as it is opened: what the service holds is filled in already. */
export function opened(account: string, inspection: string, template: Template, base: Entry[], now: Date): Draft {
  const answers = Object.fromEntries(
    items(template).map(({ id }) => [id, answerOf(base.find((entry) => entry.item === id))]),
  );
  return { v: 1, account, inspection, template, base, answers, touched: false, ready: false, savedAt: now.toISOString() };
}

/** What was typed stays; only a sheet that nobody has touched here is opened anew. */
export function reopened(before: Draft | null, fresh: Draft): Draft {
  return before?.touched ? { ...before, template: fresh.template } : fresh;
}

export function typed(draft: Draft, item: string, change: Partial<Answer>, now: Date): Draft {
  const answer = { ...(draft.answers[item] ?? answerOf(undefined)), ...change };
  return {
    ...draft,
    answers: { ...draft.answers, [item]: answer },
    touched: true,
    // Whoever goes on typing has not finished: he sends it again himself.
    ready: false,
    savedAt: now.toISOString(),
  };
}
