import { Problem } from "../api";
import type { Draft } from "./drafts";
import { entries, held, lying, same, type Entry, type Inspection } from "./sheet";

/** The doors that sending needs; the page gives the real ones, a test its own. */
export interface Doors {
  read(inspection: string): Promise<Inspection>;
  start(inspection: string, version: number): Promise<Inspection>;
  fill(inspection: string, version: number, sheet: Entry[]): Promise<Inspection>;
  answer(inspection: string, version: number, entry: Entry): Promise<Inspection>;
}

export type Outcome =
  | { is: "SENT" }
  /** No network, or nobody answers behind it: it stays and is sent later. */
  | { is: "WAITING" }
  /** The session is over: it stays until the same person has logged in. */
  | { is: "LOGIN" }
  /** Something else has arrived in its place since it was opened; who sends it all the same does so upon this base. */
  | { is: "OTHER_SHEET"; base: Entry[] }
  /** The inspection takes no sheets any more. */
  | { is: "CLOSED"; status: string }
  | { is: "REFUSED"; problem: Problem };

const MOST_RACES = 5;

/**
 * Sends a sheet once. It looks first, because the answer to an earlier try may have been lost: what lies there already
 * is not sent again, and what somebody sent from another device is not written over.
 */
export async function send(draft: Draft, doors: Doors): Promise<Outcome> {
  const mine = entries(draft.template, draft.answers);
  try {
    for (let race = 0; race < MOST_RACES; race++) {
      const outcome = await attempt(draft, mine, doors);
      if (outcome) {
        return outcome;
      }
    }
    return { is: "WAITING" };
  } catch (thrown) {
    return refusal(thrown);
  }
}

/** What must go out for the service to have this sheet; what stands in the way of it. */
interface Difference {
  open: Entry[];
  instead: Entry[] | null;
}

/** An inspector's sheet is his alone and goes out whole. */
function ofInspector(draft: Draft, mine: Entry[], theirs: Entry[]): Difference {
  return same(theirs, mine)
    ? { open: [], instead: null }
    : { open: mine, instead: same(theirs, draft.base) ? null : theirs };
}

/** In a section several people answer: only the items that were changed here go out, and only they can collide. */
function ofSection(draft: Draft, mine: Entry[], theirs: Entry[]): Difference {
  const open = mine.filter(
    (entry) => !same([entry], lying(draft.base, entry.item)) && !same([entry], lying(theirs, entry.item)),
  );
  const collide = open
    .map((entry) => entry.item)
    .filter((item) => !same(lying(theirs, item), lying(draft.base, item)));
  const upon = [
    ...draft.base.filter((entry) => !collide.includes(entry.item)),
    ...theirs.filter((entry) => collide.includes(entry.item)),
  ];
  return { open, instead: collide.length > 0 ? upon : null };
}

/** Null when others changed the inspection in between: then it is looked at again. */
async function attempt(draft: Draft, mine: Entry[], doors: Doors): Promise<Outcome | null> {
  let seen = await doors.read(draft.inspection);
  const self = seen.kind === "SELF";
  const { open, instead } = (self ? ofSection : ofInspector)(draft, mine, held(seen, draft.account));
  if (open.length === 0) {
    return { is: "SENT" };
  }
  if (instead) {
    return { is: "OTHER_SHEET", base: instead };
  }
  if (seen.status === "SUBMITTED" || seen.status === "CONFIRMED") {
    return { is: "CLOSED", status: seen.status };
  }
  try {
    if (seen.status !== "IN_PROGRESS") {
      seen = await doors.start(draft.inspection, seen.version);
    }
    if (self) {
      for (const entry of open) {
        seen = await doors.answer(draft.inspection, seen.version, entry);
      }
    } else {
      await doors.fill(draft.inspection, seen.version, open);
    }
    return { is: "SENT" };
  } catch (thrown) {
    if (thrown instanceof Problem && thrown.status === 409) {
      return thrown.code === "CHANGED_MEANWHILE" || thrown.code === "STEP_NOT_ALLOWED" ? null : refusal(thrown);
    }
    throw thrown;
  }
}

function refusal(thrown: unknown): Outcome {
  if (!(thrown instanceof Problem)) {
    throw thrown;
  }
  if (thrown.status === 401) {
    return { is: "LOGIN" };
  }
  return thrown.status === 0 || thrown.status >= 500 || thrown.status === 429
    ? { is: "WAITING" }
    : { is: "REFUSED", problem: thrown };
}
