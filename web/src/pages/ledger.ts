import { bullets, h, section, table } from "../dom";
import { day } from "../format";
import type { StepCounts } from "../steps";
import { currentLanguage, t, word } from "../text";

export interface Ledger {
  items: LedgerLine[];
  lastingRules?: { kind: string; title: string; text: string }[];
  counts?: Record<string, number>;
  sanctions?: number;
  twoPersonSteps?: StepCounts;
}

interface LedgerLine {
  number: string;
  appraisee: string;
  title: string;
  status: string;
  openedOn: string;
  deadline: string;
  overdue?: string | null;
  closedOn?: string;
  outcome?: string;
  notFeasibleReason?: string;
  notOursReason?: string;
}

export function ledgerSections(ledger: Ledger | null, name: (id: string) => string): HTMLElement[] {
  const rules = ledger?.lastingRules ?? [];
  return [
    section("ledger", t("ledger"), ...(ledger ? lines(ledger, name) : [h("p", {}, t("ledger.none"))])),
    section(
      "lasting-rules",
      t("lasting-rules"),
      ...(rules.length === 0
        ? [h("p", {}, t("none"))]
        : rules.map((rule) =>
            h("article", {}, h("h3", {}, rule.title, " ", h("span", { class: "tag" }, word(rule.kind))), h("p", {}, rule.text)),
          )),
    ),
  ];
}

function lines(ledger: Ledger, name: (id: string) => string): HTMLElement[] {
  if (ledger.items.length === 0) {
    return [h("p", {}, t("ledger.none"))];
  }
  const language = currentLanguage();
  const counts = Object.entries(ledger.counts ?? {}).filter(([, count]) => count > 0);
  return [
    ...(counts.length > 0
      ? [h("h3", {}, t("ledger.counts")), bullets(counts.map(([status, count]) => t("pair", { name: word(status), value: count })))]
      : []),
    ...(ledger.sanctions === undefined ? [] : [h("p", {}, t("ledger.sanctions", { n: ledger.sanctions }))]),
    table(
      t("ledger"),
      [
        t("ledger.number"),
        t("ledger.title"),
        t("ledger.appraisee"),
        t("ledger.status"),
        t("ledger.openedOn"),
        t("ledger.deadline"),
        t("ledger.closedOn"),
        t("ledger.outcome"),
      ],
      ledger.items.map((line) => [
        line.number,
        line.title,
        name(line.appraisee),
        [word(line.status), word(line.overdue)].filter((text) => text !== "").join(" · "),
        day(line.openedOn, language),
        day(line.deadline, language),
        day(line.closedOn, language),
        [word(line.outcome), line.notFeasibleReason ?? line.notOursReason ?? ""].filter((text) => text !== "").join(" · "),
      ]),
      t("mine.scroll"),
    ),
  ];
}
