import { readPublic, readPublicIfThere } from "../api";
import { bullets, facts, h, section, table } from "../dom";
import { day, grouped, moment, phaseState } from "../format";
import { placesInWords } from "../places";
import { allSteps, type StepCounts } from "../steps";
import { currentLanguage, stepName, t, word } from "../text";
import { ledgerSections, type Ledger } from "./ledger";
import type { Page } from "./page";
import { appealsSection, type PublicAppeals } from "./appeals";
import { standingSections, type Standing } from "./standing";
import { resultSection, type PublicResult } from "./result";

export interface Plan {
  issuer?: string;
  year?: number;
  issuedOn?: string;
  legalBasis?: string[];
  principles?: string[];
  appraisees?: { id: string; name: string; class?: string; chief?: string; deputy?: string }[];
  dimensions?: { id: string; name: string; weight: unknown; items: Item[] }[];
  voterClasses?: { id: string; name: string; weight: unknown }[];
  scale?: Record<string, number | string | null>;
  rules?: { text: string }[];
}

interface Item {
  id: string;
  text: string;
  question: string;
  weight: unknown;
}

interface Phase {
  kind: string;
  name: string;
  start: string;
  end: string;
  startedAt?: string;
  endedAt?: string;
  byDecision?: boolean;
}

interface Posted {
  appraisee: string;
  text: string;
}

interface PublicCampaign {
  id: string;
  title: string;
  status: string;
  plan: Plan;
  phases: Phase[];
  meeting?: { heldOn: string; place: string; chair: string; attendance: number; topics?: string[] };
  duties: Posted[];
  commitments: Posted[];
  useOfResults?: string;
  leadingGroup?: { role: string; post: string; name?: string }[];
  offices?: { office?: string; countyOffice?: string };
  corrections?: { asWritten: string; corrected: string; reason: string }[];
  lateChanges?: { on: string; places: string[] }[];
  rehearsal?: boolean;
  fingerprint?: string;
}

export async function campaign(id: string): Promise<Page> {
  const [shown, result, appeals, standing, ledger, steps] = await Promise.all([
    readPublic<PublicCampaign>(`/api/public/v1/evaluation/campaigns/${id}`),
    readPublicIfThere<PublicResult>(`/api/public/v1/evaluation/campaigns/${id}/result`),
    readPublicIfThere<PublicAppeals>(`/api/public/v1/evaluation/campaigns/${id}/appeals`),
    readPublicIfThere<Standing>(`/api/public/v1/evaluation/campaigns/${id}/result/standing`),
    readPublicIfThere<Ledger>(`/api/public/v1/rectification/campaigns/${id}/ledger`),
    readPublicIfThere<{ counts: StepCounts }>(
      `/api/public/v1/evaluation/campaigns/${id}/two-person-steps`,
    ),
  ]);
  const names = new Map((shown.plan.appraisees ?? []).map((one) => [one.id, one.name]));
  const name = (appraisee: string): string => names.get(appraisee) ?? appraisee;
  return {
    title: shown.title,
    body: [
      h("p", { class: "lead" }, word(shown.status)),
      shown.rehearsal && h("p", { class: "notice", role: "note" }, t("rehearsal")),
      contents(),
      phases(shown.phases),
      plan(shown),
      content(shown.plan),
      voters(shown.plan),
      posted("duties", shown.duties, name),
      posted("commitments", shown.commitments, name),
      section("use-of-results", t("use-of-results"), h("p", {}, shown.useOfResults ?? t("none"))),
      resultSection(id, result, shown.plan, name),
      ...standingSections(standing, name),
      appealsSection(appeals, name),
      ...ledgerSections(ledger, name),
      stepCounts(allSteps(steps?.counts, ledger?.twoPersonSteps)),
      h("p", {}, h("a", { href: "/" }, t("back"))),
    ],
  };
}

const PARTS = [
  "phases",
  "plan",
  "content",
  "voters",
  "duties",
  "commitments",
  "use-of-results",
  "result",
  "ledger",
  "lasting-rules",
  "steps",
] as const;

function contents(): HTMLElement {
  return h(
    "nav",
    { class: "contents", "aria-label": t("contents") },
    h("ul", {}, ...PARTS.map((id) => h("li", {}, h("a", { href: `#${id}` }, t(id))))),
  );
}

function phases(all: Phase[]): HTMLElement {
  const language = currentLanguage();
  return section(
    "phases",
    t("phases"),
    h(
      "ol",
      { class: "phases" },
      ...all.map((phase) => {
        const state = phaseState(phase);
        return h(
          "li",
          { class: state, "aria-current": state === "running" ? "step" : undefined },
          h("h3", {}, phase.name, " ", h("span", { class: "tag" }, t(`phase.${state}`))),
          h("p", {}, t("phase.dates", { start: day(phase.start, language), end: day(phase.end, language) })),
          phase.startedAt && h("p", {}, t("phase.started", { at: moment(phase.startedAt, language) })),
          phase.endedAt && h("p", {}, t("phase.ended", { at: moment(phase.endedAt, language) })),
          phase.byDecision && h("p", {}, t("phase.early")),
        );
      }),
    ),
  );
}

function plan(shown: PublicCampaign): HTMLElement {
  const { plan: text, meeting } = shown;
  const language = currentLanguage();
  return section(
    "plan",
    t("plan"),
    facts([
      [t("plan.issuer"), text.issuer],
      [t("plan.year"), text.year === undefined ? null : String(text.year)],
      [t("plan.issuedOn"), text.issuedOn ? day(text.issuedOn, language) : null],
      [t("plan.countyOffice"), shown.offices?.countyOffice],
      [t("plan.office"), shown.offices?.office],
      [t("plan.legalBasis"), list(text.legalBasis)],
      [t("plan.principles"), list(text.principles)],
      [t("plan.leadingGroup"), list(shown.leadingGroup?.map((one) => t(one.name ? "plan.role" : "plan.post", { ...one })))],
      [t("plan.appraisees"), list(text.appraisees?.map((one) => t("plan.appraisee", { ...one })))],
      [t("meeting"), meeting && meetingText(meeting)],
      [t("plan.rules"), list(text.rules?.map((rule) => rule.text))],
      [t("plan.corrections"), list(shown.corrections?.map((one) => t("plan.correction", { ...one })))],
      [t("plan.lateChanges"), list(shown.lateChanges?.map(lateChange))],
      [t("plan.fingerprint"), shown.fingerprint ? h("code", {}, grouped(shown.fingerprint)) : null],
    ]),
  );
}

/** Which places two people changed; a change of contacts alone names none. */
function lateChange(change: { on: string; places: string[] }): string {
  return t("plan.lateChange", {
    on: day(change.on, currentLanguage()),
    places: change.places.length > 0 ? placesInWords(change.places).join(t("plan.lateJoin")) : t("plan.lateContacts"),
  });
}

function meetingText(meeting: NonNullable<PublicCampaign["meeting"]>): HTMLElement {
  return h(
    "div",
    {},
    h("p", {}, t("meeting.text", { ...meeting, date: day(meeting.heldOn, currentLanguage()) })),
    meeting.topics && meeting.topics.length > 0 && bullets(meeting.topics),
  );
}

function list(texts: string[] | undefined): HTMLElement | null {
  return texts && texts.length > 0 ? bullets(texts) : null;
}

function content(text: Plan): HTMLElement {
  return section(
    "content",
    t("content"),
    ...(text.dimensions ?? []).map((dimension) =>
      table(
        t("content.caption", { name: dimension.name, weight: dimension.weight }),
        [t("content.item"), t("content.question"), t("content.weight")],
        dimension.items.map((item) => [item.text, item.question, String(item.weight)]),
        t("mine.scroll"),
      ),
    ),
  );
}

function voters(text: Plan): HTMLElement {
  return section(
    "voters",
    t("voters"),
    table(
      t("voters.class"),
      [t("voters.class"), t("voters.weight")],
      (text.voterClasses ?? []).map((one) => [one.name, String(one.weight)]),
      t("mine.scroll"),
    ),
    table(
      t("scale.option"),
      [t("scale.option"), t("scale.points")],
      Object.entries(text.scale ?? {}).map(([option, points]) => [
        option,
        points === null ? t("scale.uncounted") : String(points),
      ]),
      t("mine.scroll"),
    ),
  );
}

function posted(id: "duties" | "commitments", all: Posted[], name: (id: string) => string): HTMLElement {
  return section(
    id,
    t(id),
    all.length === 0
      ? h("p", {}, t("none"))
      : h("ul", {}, ...all.map((one) => h("li", {}, h("strong", {}, name(one.appraisee)), " ", one.text))),
  );
}

function stepCounts(counts: [kind: string, count: number][]): HTMLElement {
  return section(
    "steps",
    t("steps"),
    h("p", {}, t("steps.lead")),
    table(
      t("steps"),
      [t("steps.kind"), t("steps.count")],
      counts.map(([kind, count]) => [stepName(kind), String(count)]),
      t("mine.scroll"),
    ),
  );
}
