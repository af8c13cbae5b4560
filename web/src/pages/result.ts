import { facts, h, section, table, type Child } from "../dom";
import { grouped, moment } from "../format";
import { currentLanguage, t, type Key, type Language } from "../text";
import type { Plan } from "./campaign";

export interface PublicResult {
  result: {
    publishedAt?: string;
    subjects: Subject[];
    counts: { style: string; invitations: number; issued: number; ballots: number; withheld: boolean }[];
    resultsDigest: string;
    fair: { level: number; method: string; standings: Standing[] };
  };
  explanations: Record<string, Derivation>;
}

interface Subject {
  appraisee: string;
  total?: string;
  grade?: string;
  office?: string;
  society?: string;
  deductions?: string;
  dimensions: { id: string; name: string; mark?: string }[];
  items: { item: string; mark?: string; n: number }[];
}

/** How far a total can be told from others; no interval where no ballots stand behind it. */
export interface Standing {
  appraisee: string;
  unitClass: string;
  place?: { rank: number; of: number; sharing: number };
  last: boolean;
  interval?: { low: string; high: string; band?: number };
  closer?: { to: string; gap: string; noise: string; gapSmallerThanNoise: boolean };
}

/** One step of the reckoning, with the steps below it. */
export interface Derivation {
  label: string;
  labelEn?: string;
  clause?: string;
  weight?: string;
  formula?: string;
  value?: { exact: string; rounded: string };
  missing?: { text: string; textEn?: string };
  excluded?: { what: string; amount: string; why: { text: string; textEn?: string } }[];
  children?: Derivation[];
}

/** What can be taken along of a published result, in the language of the page. */
export function prints(campaign: string, language: Language): { key: Key; href: string }[] {
  const base = `/api/public/v1/evaluation/campaigns/${campaign}/result`;
  const asked = language === "en" ? "?lang=en" : "";
  return [
    { key: "result.sheet.pdf", href: `${base}/sheet.pdf${asked}` },
    { key: "result.sheet.html", href: `${base}/sheet.html${asked}` },
    { key: "result.tables", href: `${base}/tables.xlsx${asked}` },
  ];
}

export function resultSection(
  campaign: string,
  found: PublicResult | null,
  plan: Plan,
  name: (id: string) => string,
): HTMLElement {
  if (!found) {
    return section("result", t("result"), h("p", {}, t("result.none")));
  }
  const { result, explanations } = found;
  return section(
    "result",
    t("result"),
    result.publishedAt && h("p", {}, t("result.published", { at: moment(result.publishedAt, currentLanguage()) })),
    ...result.subjects.map((subject) => subjectPart(subject, result.fair, explanations[subject.appraisee], plan, name)),
    h("p", {}, t("fair.about")),
    counts(result, plan),
    h(
      "ul",
      { class: "prints" },
      ...prints(campaign, currentLanguage()).map((print) =>
        h("li", {}, h("a", { href: print.href, download: "" }, t(print.key))),
      ),
    ),
    facts([[t("result.digest"), h("code", {}, grouped(result.resultsDigest))]]),
  );
}

/** What may be read out of a place, sentence by sentence. */
export function comparison(standing: Standing, level: number, name: (id: string) => string): string[] {
  const { place, interval, closer } = standing;
  if (!place) {
    return [t("fair.noplace")];
  }
  const lines = [
    t(place.sharing > 1 ? "fair.place.shared" : "fair.place", {
      class: standing.unitClass,
      rank: String(place.rank),
      of: String(place.of),
      sharing: String(place.sharing),
    }),
    interval
      ? t("fair.interval", { level: String(level), low: interval.low, high: interval.high })
      : t("fair.nointerval"),
  ];
  if (interval?.band !== undefined) {
    lines.push(t("fair.band", { band: String(interval.band) }));
  }
  if (closer) {
    const key = closer.gapSmallerThanNoise ? "fair.gap.noise" : "fair.gap.clear";
    lines.push(t(key, { to: name(closer.to), gap: closer.gap, noise: closer.noise }));
    if (standing.last && closer.gapSmallerThanNoise) {
      lines.push(t("fair.last"));
    }
  }
  return lines;
}

function subjectPart(
  subject: Subject,
  fair: PublicResult["result"]["fair"],
  explanation: Derivation | undefined,
  plan: Plan,
  name: (id: string) => string,
): HTMLElement {
  const standing = fair.standings.find((one) => one.appraisee === subject.appraisee);
  const items = new Map((plan.dimensions ?? []).flatMap((d) => d.items.map((item) => [item.id, item.text] as const)));
  return h(
    "article",
    { class: "subject" },
    h("h3", {}, name(subject.appraisee)),
    h(
      "p",
      { class: "total" },
      `${t("result.total")} `,
      h("strong", {}, subject.total ?? "–"),
      subject.grade ? ` · ${t("result.grade")} ` : "",
      subject.grade && h("strong", {}, subject.grade),
    ),
    facts([
      [t("result.office"), subject.office],
      [t("result.society"), subject.society],
      [t("result.deductions"), subject.deductions],
    ]),
    standing && h("h4", {}, t("fair")),
    standing && h("ul", { class: "fair" }, ...comparison(standing, fair.level, name).map((line) => h("li", {}, line))),
    table(
      t("result.dimensions"),
      [t("content.dimension"), t("result.mark")],
      subject.dimensions.map((one) => [one.name, one.mark ?? "–"]),
      t("mine.scroll"),
    ),
    table(
      t("result.items"),
      [t("content.item"), t("result.mark"), t("result.n")],
      subject.items.map((one) => [items.get(one.item) ?? one.item, one.mark ?? "–", String(one.n)]),
      t("mine.scroll"),
    ),
    explanation && h("h4", {}, t("explanation")),
    explanation && h("ul", { class: "tree" }, h("li", {}, node(explanation))),
  );
}

function counts(result: PublicResult["result"], plan: Plan): HTMLElement {
  const classes = new Map((plan.voterClasses ?? []).map((one) => [one.id, one.name]));
  return table(
    t("result.counts"),
    [t("result.style"), t("result.invitations"), t("result.issued"), t("result.ballots")],
    result.counts.map((one) => [
      classes.get(one.style) ?? one.style,
      String(one.invitations),
      String(one.issued),
      one.withheld ? t("result.withheld") : String(one.ballots),
    ]),
    t("mine.scroll"),
  );
}

function said(text: { text: string; textEn?: string }, language: Language): string {
  return language === "en" ? (text.textEn ?? text.text) : text.text;
}

/** The line that stands for a step: what, how much, with which weight. */
export function headline(step: Derivation, language: Language): string {
  const label = language === "en" ? (step.labelEn ?? step.label) : step.label;
  const value = step.value ? step.value.rounded : t("explanation.missing", { text: step.missing ? said(step.missing, language) : "" });
  const weight = step.weight ? ` · ${t("explanation.weight", { weight: step.weight })}` : "";
  return `${t("pair", { name: label, value })}${weight}`;
}

function node(step: Derivation): HTMLElement {
  const language = currentLanguage();
  const details: Child[] = [
    step.formula && h("p", {}, h("code", {}, step.formula)),
    step.value && step.value.exact !== step.value.rounded && h("p", {}, t("explanation.exact", { exact: step.value.exact })),
    step.clause && h("p", {}, t("explanation.clause", { clause: step.clause })),
    ...(step.excluded ?? []).map((left) =>
      h("p", {}, t("explanation.excluded", { what: left.what, amount: left.amount, text: said(left.why, language) })),
    ),
    step.children && step.children.length > 0
      ? h("ul", { class: "tree" }, ...step.children.map((child) => h("li", {}, node(child))))
      : null,
  ];
  return h("details", {}, h("summary", {}, headline(step, language)), ...details);
}
