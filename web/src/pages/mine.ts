import { Problem, readMine, type Session } from "../api";
import { h, table } from "../dom";
import { minePath, TABLES, tableSource, type TableName } from "../router";
import { cell, columns, flattened, type Row } from "../table";
import { currentLanguage, fieldName, t } from "../text";
import type { Page } from "./page";

interface CampaignRow {
  id: string;
  plan?: {
    title?: string;
    appraisees?: { id: string; name: string }[];
    dimensions?: { items: { id: string; text: string }[] }[];
  };
  title?: string;
}

export async function mine(
  session: Session,
  asked: TableName,
  campaign: string | null,
  go: (path: string) => void,
): Promise<Page> {
  if (!session.authenticated) {
    throw new Problem(401, "LOGIN_REQUIRED", "", "");
  }
  const known = await readMine<{ items: CampaignRow[] }>("/api/evaluation/v1/campaigns")
    .then((answer) => answer.items)
    .catch(() => [] as CampaignRow[]);
  const chosen = campaign ?? known[0]?.id ?? null;
  return {
    title: t("mine"),
    body: [
      h("p", { class: "lead" }, t("mine.lead")),
      h(
        "nav",
        { class: "contents", "aria-label": t("mine.tables") },
        h(
          "ul",
          {},
          ...TABLES.map((name) =>
            h(
              "li",
              {},
              h(
                "a",
                { href: minePath(name, chosen), "aria-current": name === asked ? "page" : undefined },
                t(`table.${name}`),
              ),
            ),
          ),
        ),
      ),
      asked !== "campaigns" && known.length > 0 && chooser(known, chosen, (id) => go(minePath(asked, id))),
      ...(await rows(asked, chosen, names(known, chosen))),
    ],
  };
}

function chooser(known: CampaignRow[], chosen: string | null, choose: (id: string) => void): HTMLElement {
  const select = h(
    "select",
    { id: "campaign", name: "campaign" },
    ...known.map((one) =>
      h("option", { value: one.id, selected: one.id === chosen }, one.title ?? one.plan?.title ?? one.id),
    ),
  );
  return h(
    "form",
    {
      class: "choose",
      submit: (event) => {
        event.preventDefault();
        choose(select.value);
      },
    },
    h("label", { for: "campaign" }, t("mine.campaign")),
    select,
    h("button", { type: "submit" }, t("mine.show")),
  );
}

/** What the plan calls the ids that rows carry. */
function names(known: CampaignRow[], chosen: string | null): Map<string, string> {
  const plan = known.find((one) => one.id === chosen)?.plan;
  return new Map([
    ...(plan?.appraisees ?? []).map((one) => [`appraisee ${one.id}`, one.name] as const),
    ...(plan?.dimensions ?? []).flatMap((d) => d.items.map((item) => [`item ${item.id}`, item.text] as const)),
  ]);
}

async function rows(name: TableName, campaign: string | null, called: Map<string, string>): Promise<HTMLElement[]> {
  const source = tableSource(name, campaign);
  if (!source) {
    return [h("p", {}, t("mine.choose"))];
  }
  const { items } = await readMine<{ items: Row[] }>(source);
  const shown = items.map(flattened);
  if (shown.length === 0) {
    return [h("p", {}, t("mine.none"))];
  }
  const shownColumns = columns(shown);
  const language = currentLanguage();
  return [
    h("p", {}, t("mine.rows", { n: shown.length })),
    table(
      t(`table.${name}`),
      shownColumns.map(fieldName),
      shown.map((row) =>
        shownColumns.map((column) => called.get(`${column} ${String(row[column])}`) ?? cell(row[column], language)),
      ),
      t("mine.scroll"),
    ),
  ];
}
