import { h, section, table } from "../dom";
import { t, type Key } from "../text";

export type Gap = "NO_HISTORY" | "OTHER_DIMENSIONS" | "OTHER_SCALE" | "OTHER_SCORING";

/** Lists of honours and penalties by the plan's clauses, and the year before beside the result. */
export interface Standing {
  lists: { id: string; name: string; kind: string; clause: string; appraisees: string[]; gap?: Gap }[];
  comparison?: {
    year?: number;
    gap?: Gap;
    appraisees: { appraisee: string; total?: string; grade?: string; change?: string }[];
  };
}

function why(gap: Gap): string {
  return t(`gap.${gap}` as Key);
}

export function listRows(standing: Standing, name: (id: string) => string): string[][] {
  return standing.lists.map((list) => [
    list.name,
    list.clause,
    list.gap ? why(list.gap) : list.appraisees.map(name).join(t("list.and")) || t("list.nobody"),
  ]);
}

/** A change with its sign; why there is none where two years cannot be compared. */
export function yearRows(comparison: NonNullable<Standing["comparison"]>, name: (id: string) => string): string[][] {
  return comparison.appraisees.map((one) => [
    name(one.appraisee),
    one.total ?? "–",
    one.grade ?? "–",
    comparison.gap ? t("year.incomparable") : one.change ? one.change.replace(/^-/, "−").replace(/^(?=\d)/, "+") : "–",
  ]);
}

export function standingSections(found: Standing | null, name: (id: string) => string): HTMLElement[] {
  if (!found) {
    return [];
  }
  const { lists, comparison } = found;
  const parts: HTMLElement[] = [];
  if (lists.length > 0) {
    parts.push(
      section(
        "lists",
        t("lists"),
        table(t("lists"), [t("list.name"), t("list.clause"), t("list.members")], listRows(found, name), t("mine.scroll")),
      ),
    );
  }
  if (comparison) {
    parts.push(
      section(
        "years",
        t("years"),
        h(
          "p",
          {},
          comparison.gap
            ? t("year.gap", { year: comparison.year ?? "–", why: why(comparison.gap) })
            : t("year.about", { year: comparison.year }),
        ),
        comparison.appraisees.length > 0
          ? table(
              t("years"),
              [t("appeals.appraisee"), t("year.total"), t("year.grade"), t("year.change")],
              yearRows(comparison, name),
              t("mine.scroll"),
            )
          : null,
      ),
    );
  }
  return parts;
}
