import { date } from "./format";
import { t, word, type Language } from "./text";

export type Row = Record<string, unknown>;

/** Shown in this order; whatever else a row has follows, except what is of no use to a reader. */
const FIRST = [
  "number",
  "title",
  "subject",
  "text",
  "body",
  "kind",
  "channel",
  "appraisee",
  "item",
  "status",
  "currentPhase",
  "severity",
  "overdue",
  "year",
  "receivedOn",
  "plannedOn",
  "raisedOn",
  "openedOn",
  "deadline",
  "closedOn",
  "at",
  "readAt",
  "owner",
  "verifier",
  "inspectors",
  "entries",
  "measures",
  "measure",
  "summary",
  "submittedBy",
  "confirmedBy",
  "verdictReason",
  "outcome",
];

/** Columns that at least one row fills, in reading order. */
export function columns(rows: Row[]): string[] {
  return FIRST.filter((name) => rows.some((row) => filled(row[name])));
}

function filled(value: unknown): boolean {
  return value !== undefined && value !== null && value !== "" && !(Array.isArray(value) && value.length === 0);
}

/** A campaign carries its title in its plan. */
export function flattened(row: Row): Row {
  const plan = row["plan"];
  if (typeof plan === "object" && plan !== null && !("title" in row)) {
    const { title, year, issuer } = plan as Row;
    return { ...row, title, year, issuer };
  }
  return row;
}

/** One cell as text. */
export function cell(value: unknown, language: Language): string {
  if (value === undefined || value === null) {
    return "";
  }
  if (typeof value === "boolean") {
    return t(value ? "mine.yes" : "mine.no");
  }
  if (typeof value === "string") {
    return /^[A-Z][A-Z_]+$/.test(value) ? word(value) : date(value, language);
  }
  if (Array.isArray(value)) {
    return value.every((entry) => typeof entry === "string")
      ? value.join(language === "zh" ? "、" : ", ")
      : t("mine.many", { n: value.length });
  }
  return typeof value === "number" ? String(value) : "";
}
