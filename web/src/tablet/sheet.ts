export type Kind = "SELF" | "ON_SITE";
export type Severity = "MINOR" | "MAJOR" | "SERIOUS";
export const SEVERITIES: readonly Severity[] = ["MINOR", "MAJOR", "SERIOUS"];

/** One line of a sheet as the service writes it. */
export interface Entry {
  item: string;
  mark: string;
  note?: string;
  problem?: { text: string; severity: Severity; rectifiedAtOnce: boolean; measure?: string; cause?: string };
  evidence?: string[];
}

/** What the service says of an inspection, as far as a sheet needs it. */
export interface Inspection {
  id: string;
  campaign: string;
  status: string;
  version: number;
  kind: Kind;
  appraisee: string;
  plannedOn: string;
  inspectors: string[];
  entries: Entry[];
  sheets: { inspector: string; entries: Entry[] }[];
  verdictReason?: string;
}

/** What is typed for one item; empty fields are empty texts, so that half a sheet can be kept. */
export interface Answer {
  mark: string;
  note: string;
  found: boolean;
  text: string;
  severity: Severity;
  rectifiedAtOnce: boolean;
  measure: string;
  cause: string;
  evidence: string[];
}

export interface Item {
  id: string;
  text: string;
}

/** The empty form: all that is needed to fill the sheet without a network. */
export interface Template {
  kind: Kind;
  campaign: string;
  appraisee: string;
  plannedOn: string;
  dimensions: { name: string; items: Item[] }[];
}

export const EMPTY: Answer = {
  mark: "",
  note: "",
  found: false,
  text: "",
  severity: "MINOR",
  rectifiedAtOnce: false,
  measure: "",
  cause: "",
  evidence: [],
};

export function items(template: Template): Item[] {
  return template.dimensions.flatMap((dimension) => dimension.items);
}

/** The mark as the service writes it, or null; digits of a Chinese keyboard count too. */
export function plainMark(typed: string): string | null {
  const text = typed.normalize("NFKC").replace("。", ".").trim();
  const parts = /^(\d{1,3})(?:\.(\d{1,2}))?$/.exec(text);
  if (!parts || Number(text) > 100) {
    return null;
  }
  const places = (parts[2] ?? "").replace(/0+$/, "");
  return String(Number(parts[1])) + (places === "" ? "" : `.${places}`);
}

/** What the service sent, back in the form. */
export function answerOf(entry: Entry | undefined): Answer {
  if (!entry) {
    return { ...EMPTY, evidence: [] };
  }
  const problem = entry.problem;
  return {
    mark: entry.mark,
    note: entry.note ?? "",
    found: problem !== undefined,
    text: problem?.text ?? "",
    severity: problem?.severity ?? "MINOR",
    rectifiedAtOnce: problem?.rectifiedAtOnce ?? false,
    measure: problem?.measure ?? "",
    cause: problem?.cause ?? "",
    evidence: [...(entry.evidence ?? [])],
  };
}

function entryOf(item: string, answer: Answer, mark: string): Entry {
  const said = <K extends string>(name: K, text: string): { [P in K]?: string } =>
    (text.trim() === "" ? {} : { [name]: text.trim() }) as { [P in K]?: string };
  return {
    item,
    mark,
    ...said("note", answer.note),
    ...(answer.found
      ? {
          problem: {
            text: answer.text.trim(),
            severity: answer.severity,
            rectifiedAtOnce: answer.rectifiedAtOnce,
            ...said("measure", answer.measure),
            ...said("cause", answer.cause),
          },
        }
      : {}),
    evidence: [...answer.evidence],
  };
}

/** The sheet as it would be sent, without the items that have no mark yet. */
export function entries(template: Template, answers: Record<string, Answer>): Entry[] {
  return items(template).flatMap(({ id }) => {
    const answer = answers[id] ?? EMPTY;
    const mark = plainMark(answer.mark);
    return mark === null ? [] : [entryOf(id, answer, mark)];
  });
}

export type Field = "mark" | "text" | "cause" | "measure";

/** Whether nothing was typed for an item. */
function blank(answer: Answer): boolean {
  return answer.mark.trim() === "" && answer.note.trim() === "" && !answer.found && answer.evidence.length === 0;
}

/**
 * What must still be filled in before the sheet can be sent, in the order of the form. A section may send the items
 * that it has answered so far; the service asks for the rest when it submits.
 */
export function gaps(template: Template, answers: Record<string, Answer>): { item: string; field: Field }[] {
  const self = template.kind === "SELF";
  return items(template).flatMap(({ id }) => {
    const answer = answers[id] ?? EMPTY;
    const missing: Field[] = [];
    if (self && blank(answer)) {
      return [];
    }
    if (plainMark(answer.mark) === null) {
      missing.push("mark");
    }
    if (answer.found) {
      if (answer.text.trim() === "") missing.push("text");
      if (self && answer.cause.trim() === "") missing.push("cause");
      if ((self || answer.rectifiedAtOnce) && answer.measure.trim() === "") missing.push("measure");
    }
    return missing.map((field) => ({ item: id, field }));
  });
}

function canonical(sheet: Entry[]): string {
  return JSON.stringify(
    [...sheet]
      .sort((a, b) => (a.item < b.item ? -1 : 1))
      .map((entry) => [
        entry.item,
        plainMark(entry.mark) ?? entry.mark,
        entry.note ?? null,
        entry.problem
          ? [
              entry.problem.text,
              entry.problem.severity,
              entry.problem.rectifiedAtOnce,
              entry.problem.measure ?? null,
              entry.problem.cause ?? null,
            ]
          : null,
        entry.evidence ?? [],
      ]),
  );
}

/** Whether two sheets say the same, however their numbers are written. */
export function same(one: Entry[], other: Entry[]): boolean {
  return canonical(one) === canonical(other);
}

/** What a sheet has at an item: one entry or none. */
export function lying(sheet: Entry[], item: string): Entry[] {
  return sheet.filter((entry) => entry.item === item);
}

/** What the service holds of this person: his own sheet on site, the section's sheet in a self-inspection. */
export function held(inspection: Inspection, account: string): Entry[] {
  return inspection.kind === "SELF"
    ? inspection.entries
    : (inspection.sheets.find((sheet) => sheet.inspector === account)?.entries ?? []);
}
