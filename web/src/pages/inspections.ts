import { Problem, readMine, type Session } from "../api";
import { h } from "../dom";
import { day } from "../format";
import { inspectionPath } from "../router";
import type { Inspection } from "../tablet/sheet";
import type { Tablet } from "../tablet/tablet";
import { currentLanguage, t, word } from "../text";
import type { Page } from "./page";

interface CampaignRow {
  id: string;
  plan?: { title?: string; appraisees?: { id: string; name: string }[] };
}

interface Line {
  id: string;
  name: string;
  kind: string;
  status: string;
  plannedOn: string;
}

/** The sheets that the person fills; without a network those that lie on this device. */
export async function inspections(who: Session, tablet: Tablet): Promise<Page> {
  const account = tablet.account(who);
  if (account === null) {
    throw new Problem(401, "LOGIN_REQUIRED", "", "");
  }
  if (!who.authenticated) {
    return page(t("tablet.offline"), kept(tablet, account), tablet, account);
  }
  await tablet.workOffline();
  return page(t("tablet.lead"), await open(account, who), tablet, account);
}

function kept(tablet: Tablet, account: string): Line[] {
  return tablet.drafts.all(account).map(({ inspection, template }) => ({
    id: inspection,
    name: template.appraisee,
    kind: template.kind,
    status: "",
    plannedOn: template.plannedOn,
  }));
}

async function open(account: string, who: Session): Promise<Line[]> {
  const { items } = await readMine<{ items: CampaignRow[] }>("/api/evaluation/v1/campaigns");
  const found = await Promise.all(
    items.map(async ({ id, plan }) => {
      const all = await readMine<{ items: Inspection[] }>(`/api/evaluation/v1/campaigns/${id}/inspections`);
      return all.items
        .filter((one) => fills(one, account, who))
        .map((one) => ({
          id: one.id,
          name: plan?.appraisees?.find((each) => each.id === one.appraisee)?.name ?? one.appraisee,
          kind: one.kind,
          status: one.status,
          plannedOn: one.plannedOn,
        }));
    }),
  );
  return found.flat();
}

/** On site those who are named; a section's own people otherwise, and the service shows them no other section's. */
export function fills(one: Pick<Inspection, "kind" | "inspectors">, account: string, who: Session): boolean {
  return one.kind === "ON_SITE"
    ? one.inspectors.includes(account)
    : ["chief", "staff"].some((role) => who.roles?.includes(role));
}

function page(lead: string, lines: Line[], tablet: Tablet, account: string): Page {
  const language = currentLanguage();
  return {
    title: t("tablet"),
    body: [
      h("p", { class: "lead" }, lead),
      lines.length === 0
        ? h("p", {}, t("tablet.none"))
        : h(
            "ul",
            { class: "cards" },
            ...lines.map((line) => {
              const draft = tablet.drafts.get(account, line.id);
              const at = draft ? new Date(draft.savedAt).toLocaleString(language === "zh" ? "zh-CN" : "en-GB") : "";
              return h(
                "li",
                { class: "card" },
                h("h2", {}, h("a", { href: inspectionPath(line.id) }, t("tablet.open", { name: line.name }))),
                h("p", {}, [word(line.kind), word(line.status), day(line.plannedOn, language)].filter(Boolean).join(" · ")),
                draft?.touched && h("p", {}, t(draft.ready ? "tablet.state.ready" : "tablet.state.saved", { at })),
              );
            }),
          ),
    ],
  };
}
