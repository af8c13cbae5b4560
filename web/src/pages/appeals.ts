import { h, section, table } from "../dom";
import { day } from "../format";
import { currentLanguage, t, word } from "../text";

/** What everybody may read of the appeals against a result: numbers and outcomes, no person. */
export interface PublicAppeals {
  status: string;
  appealsUntil?: string;
  finalAt?: string;
  counts: { filed: number; open: number; upheld: number; revised: number };
  items: { appraisee: string; about: string; filedOn: string; status: string; ruling?: string; decidedOn?: string }[];
}

/** The lines of the table, each with its outcome in words. */
export function appealRows(appeals: PublicAppeals, name: (id: string) => string): string[][] {
  const language = currentLanguage();
  return appeals.items.map((one) => [
    name(one.appraisee),
    t(one.about === "VETO" ? "appeals.veto" : one.about === "ADJUSTMENT" ? "appeals.adjustment" : "result"),
    day(one.filedOn, language),
    word(one.status),
    one.ruling ?? "–",
  ]);
}

export function appealsSection(found: PublicAppeals | null, name: (id: string) => string): HTMLElement | null {
  if (!found) {
    return null;
  }
  return section(
    "appeals",
    t("appeals"),
    h(
      "p",
      {},
      found.finalAt
        ? t("appeals.final")
        : t("appeals.until", { day: found.appealsUntil ? day(found.appealsUntil, currentLanguage()) : "–" }),
    ),
    h("p", {}, t("appeals.counts", found.counts)),
    found.items.length > 0
      ? table(
          t("appeals"),
          [t("appeals.appraisee"), t("appeals.about"), t("appeals.filed"), t("appeals.outcome"), t("appeals.ruling")],
          appealRows(found, name),
          t("mine.scroll"),
        )
      : null,
  );
}
