import { change, Problem, readMine, type Session } from "../api";
import { h, section, type Child } from "../dom";
import { day } from "../format";
import { INSPECTIONS_PATH, inspectionPath } from "../router";
import { opened, reopened, typed, type Draft } from "../tablet/drafts";
import { evidenceField } from "../tablet/evidence";
import type { Outcome } from "../tablet/sending";
import {
  EMPTY,
  entries,
  gaps,
  held,
  items,
  SEVERITIES,
  type Answer,
  type Field,
  type Inspection,
  type Item,
  type Severity,
  type Template,
} from "../tablet/sheet";
import type { Tablet } from "../tablet/tablet";
import { currentLanguage, t, word } from "../text";
import { fills } from "./inspections";
import type { Page } from "./page";

interface CampaignPlan {
  plan: {
    title: string;
    appraisees: { id: string; name: string }[];
    dimensions: { name: string; items: Item[] }[];
  };
}

/** What the page knows when it is opened; no inspection while there is no network. */
interface Opened {
  draft: Draft;
  seen: Inspection | null;
  /** What became of it when it was sent on opening. */
  sent?: Outcome;
}

/** One sheet: filled on this device with or without a network, and sent once its person says so. */
export async function inspection(
  id: string,
  who: Session,
  tablet: Tablet,
  go: (path: string) => void,
): Promise<Page> {
  const account = tablet.account(who);
  if (account === null) {
    throw new Problem(401, "LOGIN_REQUIRED", "", "");
  }
  const found = await find(id, account, who, tablet);
  if (typeof found === "string") {
    return { title: t("tablet"), body: [h("p", { class: "notice" }, found), back()] };
  }
  return new SheetPage(found, who, tablet, go).page();
}

async function find(id: string, account: string, who: Session, tablet: Tablet): Promise<Opened | string> {
  const waiting = tablet.drafts.get(account, id);
  if (!who.authenticated) {
    return waiting ? { draft: waiting, seen: null } : t("tablet.not-here");
  }
  // First out with what waits, so that what is read next is what the service has then.
  const sent = waiting?.ready ? await tablet.sendOne(waiting, who) : undefined;
  try {
    const seen = await readMine<Inspection>(`/api/evaluation/v1/inspections/${id}`);
    if (!fills(seen, account, who)) {
      return t("tablet.not-yours");
    }
    const campaign = await readMine<CampaignPlan>(`/api/evaluation/v1/campaigns/${seen.campaign}`);
    const fresh = opened(account, id, templateOf(seen, campaign), held(seen, account), new Date());
    const draft = reopened(tablet.drafts.get(account, id), fresh);
    if (closed(seen) && !draft.touched) {
      tablet.drafts.remove(account, id);
    } else {
      await tablet.workOffline();
      tablet.drafts.put(draft);
    }
    return { draft, seen, ...(sent ? { sent } : {}) };
  } catch (thrown) {
    const kept = tablet.drafts.get(account, id);
    if (kept && thrown instanceof Problem && thrown.status === 0) {
      return { draft: kept, seen: null };
    }
    throw thrown;
  }
}

function templateOf(seen: Inspection, { plan }: CampaignPlan): Template {
  return {
    kind: seen.kind,
    campaign: plan.title,
    appraisee: plan.appraisees.find((one) => one.id === seen.appraisee)?.name ?? seen.appraisee,
    plannedOn: seen.plannedOn,
    dimensions: plan.dimensions.map(({ name, items: all }) => ({
      name,
      items: all.map((item) => ({ id: item.id, text: item.text })),
    })),
  };
}

const closed = (seen: Inspection): boolean => seen.status === "SUBMITTED" || seen.status === "CONFIRMED";

const back = (): HTMLElement => h("p", { class: "back" }, h("a", { href: INSPECTIONS_PATH }, t("tablet")));

class SheetPage {
  private draft: Draft;
  private readonly seen: Inspection | null;
  private readonly sent: Outcome | undefined;
  private readonly state = h("p", { class: "state", role: "status" });
  private readonly choices = h("p", { class: "choose" });
  private readonly missing = h("div", { class: "notice", role: "alert", tabindex: -1, hidden: true });

  constructor(
    found: Opened,
    private readonly who: Session,
    private readonly tablet: Tablet,
    private readonly go: (path: string) => void,
  ) {
    this.draft = found.draft;
    this.seen = found.seen;
    this.sent = found.sent;
  }

  page(): Page {
    const { template } = this.draft;
    let shown = false;
    const stop = this.tablet.listen((inspection, outcome) => {
      shown ||= this.state.isConnected;
      if (shown && !this.state.isConnected) {
        stop();
      } else if (inspection === this.draft.inspection) {
        this.show(outcome);
      }
    });
    if (this.draft.touched) {
      this.kept(true);
    } else {
      this.say(this.draft.base.length > 0 ? t("tablet.state.on-server") : t("tablet.state.empty"));
    }
    if (this.sent && this.sent.is !== "SENT") {
      this.show(this.sent);
    }
    return {
      title: template.appraisee,
      body: [
        back(),
        h("p", { class: "lead" }, word(template.kind), " · ", this.facts()),
        this.seen?.status === "RETURNED" &&
          h("p", { class: "notice" }, t("tablet.returned", { reason: this.seen.verdictReason })),
        h("div", { class: "kept" }, this.state, this.choices),
        this.form(),
        this.seen !== null && !closed(this.seen) && this.submission(),
      ],
    };
  }

  private facts(): string {
    const { campaign, plannedOn } = this.draft.template;
    return t("tablet.facts", { campaign, date: day(plannedOn, currentLanguage()) });
  }

  private form(): HTMLElement {
    const over = this.seen !== null && closed(this.seen);
    return h(
      "form",
      { novalidate: true, submit: (event) => void this.send(event) },
      ...this.draft.template.dimensions.flatMap(({ name, items: all }) => [
        h("h2", {}, name),
        ...all.map((item) => this.item(item, over)),
      ]),
      this.missing,
      !over && h("p", {}, h("button", { type: "submit", class: "main" }, t("tablet.send"))),
      h("p", {}, h("button", { type: "button", click: () => this.drop() }, t("tablet.delete"))),
    );
  }

  private answer(item: string): Answer {
    return this.draft.answers[item] ?? EMPTY;
  }

  /** Kept at once: there is no moment at which a dead battery would cost more than a letter. */
  private type(item: string, change: Partial<Answer>): void {
    this.draft = typed(this.draft, item, change, new Date());
    this.kept(this.tablet.drafts.put(this.draft));
  }

  /** A file may have gone out when this page is no longer shown: then it is added to what lies on the device by now. */
  private attach(item: string, evidence: string[]): void {
    if (this.state.isConnected) {
      return this.type(item, { evidence });
    }
    const kept = this.tablet.drafts.get(this.draft.account, this.draft.inspection);
    if (kept) {
      const both = new Set([...(kept.answers[item]?.evidence ?? []), ...evidence]);
      this.tablet.drafts.put(typed(kept, item, { evidence: [...both] }, new Date()));
    }
  }

  private item(item: Item, over: boolean): HTMLElement {
    const answer = this.answer(item.id);
    const problem = h("div", { class: "problem", hidden: !answer.found }, ...this.problem(item, over));
    return h(
      "fieldset",
      { disabled: over },
      h("legend", {}, `${item.id} ${item.text}`),
      ...this.line(item, "mark", answer.mark, false),
      ...this.line(item, "note", answer.note, true),
      this.tick(item, "found", answer.found, (found) => {
        problem.toggleAttribute("hidden", !found);
      }),
      problem,
      evidenceField(
        item.id,
        this.draft.inspection,
        () => this.answer(item.id).evidence,
        (evidence) => this.attach(item.id, evidence),
      ),
    );
  }

  private problem(item: Item, over: boolean): Child[] {
    const answer = this.answer(item.id);
    const self = this.draft.template.kind === "SELF";
    const id = `${item.id}-severity`;
    const severity = h(
      "select",
      {
        id,
        disabled: over,
        change: () => this.type(item.id, { severity: severity.value as Severity }),
      },
      ...SEVERITIES.map((one) => h("option", { value: one, selected: one === answer.severity }, word(one))),
    );
    return [
      ...this.line(item, "text", answer.text, false, true),
      h("label", { for: id }, t("tablet.severity")),
      severity,
      ...this.line(item, "cause", answer.cause, !self, true),
      this.tick(item, "rectifiedAtOnce", answer.rectifiedAtOnce),
      ...this.line(item, "measure", answer.measure, !self, true),
    ];
  }

  private line(item: Item, field: Field | "note", value: string, optional: boolean, long = field === "note"): Child[] {
    const id = `${item.id}-${field}`;
    const name = t(`tablet.${field}`);
    const keep = (): void => this.type(item.id, { [field]: input.value });
    const input: HTMLInputElement | HTMLTextAreaElement = long
      ? h("textarea", { id, rows: 2, maxlength: 2000, input: keep }, value)
      : h("input", { id, type: "text", inputmode: "decimal", autocomplete: "off", maxlength: 8, value, input: keep });
    return [h("label", { for: id }, optional ? t("tablet.optional", { name }) : name), input];
  }

  private tick(
    item: Item,
    field: "found" | "rectifiedAtOnce",
    value: boolean,
    then: (value: boolean) => void = () => undefined,
  ): HTMLElement {
    const id = `${item.id}-${field}`;
    const box = h("input", {
      id,
      type: "checkbox",
      checked: value,
      change: () => {
        this.type(item.id, { [field]: box.checked });
        then(box.checked);
      },
    });
    return h("p", { class: "tick" }, box, h("label", { for: id }, t(field === "found" ? "tablet.found" : "tablet.at-once")));
  }

  private async send(event: Event): Promise<void> {
    event.preventDefault();
    if (this.incomplete()) {
      return;
    }
    await this.deliver();
  }

  private async deliver(): Promise<void> {
    this.draft = { ...this.draft, touched: true, ready: true };
    this.tablet.drafts.put(this.draft);
    this.say(t("tablet.state.sending"));
    await this.tablet.sendOne(this.draft);
  }

  private incomplete(): boolean {
    const { template, answers } = this.draft;
    const found = gaps(template, answers);
    for (const { id } of items(template)) {
      for (const field of ["mark", "text", "cause", "measure"] as const) {
        const wrong = found.some((gap) => gap.item === id && gap.field === field);
        document.getElementById(`${id}-${field}`)?.setAttribute("aria-invalid", String(wrong));
      }
    }
    this.missing.toggleAttribute("hidden", found.length === 0);
    this.missing.replaceChildren(
      h("p", {}, t("tablet.gaps", { n: found.length })),
      h("ul", {}, ...found.map(({ item, field }) => h("li", {}, this.gap(item, field)))),
    );
    if (found.length > 0) {
      this.missing.focus();
    }
    return found.length > 0;
  }

  private gap(item: string, field: Field): HTMLElement {
    const id = `${item}-${field}`;
    return h(
      "a",
      {
        href: `#${id}`,
        click: (event) => {
          event.preventDefault();
          document.getElementById(id)?.focus();
        },
      },
      t("tablet.gap", { item, field: t(`tablet.${field}`) }),
    );
  }

  private show(outcome: Outcome): void {
    const kept = this.tablet.drafts.get(this.draft.account, this.draft.inspection);
    switch (outcome.is) {
      case "SENT":
        if (kept) {
          this.draft = kept;
          return this.kept(true);
        }
        this.draft = {
          ...this.draft,
          base: entries(this.draft.template, this.draft.answers),
          touched: false,
          ready: false,
        };
        return this.say(t("tablet.state.sent"));
      case "WAITING":
        return this.kept(true);
      case "LOGIN":
        return this.say(
          t("tablet.state.login"),
          h("a", { class: "button", href: `/login?to=${inspectionPath(this.draft.inspection)}` }, t("login")),
        );
      case "CLOSED":
        return this.say(t("tablet.state.closed", { status: word(outcome.status) }));
      case "REFUSED":
        return this.say(
          t("tablet.state.refused", { text: [outcome.problem.title, outcome.problem.detail].filter(Boolean).join("：") }),
        );
      case "OTHER_SHEET":
        return this.say(
          t("tablet.state.other"),
          h(
            "button",
            {
              type: "button",
              click: () => {
                this.draft = { ...this.draft, base: outcome.base };
                void this.deliver();
              },
            },
            t("tablet.use-mine"),
          ),
          h("button", { type: "button", click: () => this.anew() }, t("tablet.use-theirs")),
        );
    }
  }

  private drop(): void {
    if (!this.draft.touched || confirm(t("tablet.delete.sure"))) {
      this.tablet.drafts.remove(this.draft.account, this.draft.inspection);
      this.go(INSPECTIONS_PATH);
    }
  }

  private anew(): void {
    this.tablet.drafts.remove(this.draft.account, this.draft.inspection);
    this.go(inspectionPath(this.draft.inspection));
  }

  private kept(onDevice: boolean): void {
    // To the minute: it is read aloud when it changes.
    const at = new Date(this.draft.savedAt).toLocaleTimeString(currentLanguage() === "zh" ? "zh-CN" : "en-GB", {
      hour: "2-digit",
      minute: "2-digit",
    });
    const saved = this.draft.ready ? "tablet.state.ready" : "tablet.state.saved";
    this.say(t(onDevice ? saved : "tablet.state.full", { at }));
  }

  private say(text: string, ...choices: Child[]): void {
    if (this.state.textContent !== text) {
      this.state.textContent = text;
    }
    this.choices.replaceChildren(...choices.filter((one): one is Node | string => Boolean(one)));
  }

  private submission(): HTMLElement {
    const told = h("p", { role: "status" });
    const summary = h("textarea", { id: "summary", rows: 3, maxlength: 4000 });
    return section(
      "submit",
      t("tablet.submit"),
      h("p", { class: "lead" }, t("tablet.submit.lead")),
      h(
        "form",
        {
          submit: (event) => {
            event.preventDefault();
            void this.submit(summary.value, told);
          },
        },
        h("label", { for: "summary" }, t("tablet.summary")),
        summary,
        told,
        h("p", {}, h("button", { type: "submit" }, t("tablet.submit"))),
      ),
    );
  }

  private async submit(summary: string, told: HTMLElement): Promise<void> {
    if (this.draft.touched) {
      // What others will confirm would not be what stands here.
      told.textContent = t("tablet.submit.unsent");
      return;
    }
    try {
      await change(this.who, "POST", `/api/evaluation/v1/inspections/${this.draft.inspection}/submit`, { summary });
      told.textContent = t("tablet.submitted");
    } catch (thrown) {
      if (!(thrown instanceof Problem)) {
        throw thrown;
      }
      told.textContent =
        thrown.status === 0 ? t("error.network") : [thrown.title, thrown.detail].filter(Boolean).join("：");
    }
  }
}
