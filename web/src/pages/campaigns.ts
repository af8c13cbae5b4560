import { readPublic } from "../api";
import { h } from "../dom";
import { campaignPath } from "../router";
import { t, word } from "../text";
import type { Page } from "./page";

interface Line {
  id: string;
  title: string;
  year: number;
  status: string;
  currentPhase?: string;
}

export async function campaigns(loginFailed: boolean): Promise<Page> {
  const { items } = await readPublic<{ items: Line[] }>("/api/public/v1/evaluation/campaigns");
  return {
    title: t("campaigns"),
    body: [
      loginFailed && h("p", { class: "notice", role: "alert" }, t("login.failed")),
      h("p", { class: "lead" }, t("campaigns.lead")),
      items.length === 0 ? h("p", {}, t("campaigns.none")) : h("ul", { class: "cards" }, ...items.map(card)),
    ],
  };
}

function card(line: Line): HTMLElement {
  return h(
    "li",
    { class: "card" },
    h("h2", {}, h("a", { href: campaignPath(line.id) }, line.title)),
    h(
      "p",
      {},
      t("campaign.year", { year: line.year }),
      " · ",
      word(line.status),
      line.currentPhase ? ` · ${word(line.currentPhase)}` : "",
    ),
  );
}
