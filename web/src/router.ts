export type Place =
  | { page: "campaigns"; loginFailed: boolean }
  | { page: "campaign"; id: string }
  | { page: "mine"; table: TableName; campaign: string | null }
  | { page: "inspections" }
  | { page: "inspection"; id: string }
  | { page: "lost" };

const INSPECTION = /^[a-z2-7]{26}-(self|on-site)-[a-z0-9_][a-z0-9_-]{0,31}$/;

export const TABLES = ["campaigns", "inspections", "opinions", "findings", "cases", "inbox"] as const;
export type TableName = (typeof TABLES)[number];

export function place(path: string, query: string): Place {
  const asked = new URLSearchParams(query);
  const parts = path.split("/").filter((part) => part !== "");
  if (parts.length === 0) {
    return { page: "campaigns", loginFailed: asked.get("login") === "failed" };
  }
  if (parts[0] === "campaigns" && parts.length === 2 && /^[a-z2-7]{26}$/.test(parts[1] ?? "")) {
    return { page: "campaign", id: parts[1] as string };
  }
  if (parts[0] === "my" && parts.length === 1) {
    const table = TABLES.find((name) => name === asked.get("table")) ?? "campaigns";
    const campaign = asked.get("campaign");
    return { page: "mine", table, campaign: campaign && /^[a-z2-7]{26}$/.test(campaign) ? campaign : null };
  }
  if (parts[0] === "inspections" && parts.length === 1) {
    return { page: "inspections" };
  }
  if (parts[0] === "inspections" && parts.length === 2 && INSPECTION.test(parts[1] ?? "")) {
    return { page: "inspection", id: parts[1] as string };
  }
  return { page: "lost" };
}

export const INSPECTIONS_PATH = "/inspections";

export function inspectionPath(id: string): string {
  return `${INSPECTIONS_PATH}/${id}`;
}

export function campaignPath(id: string): string {
  return `/campaigns/${id}`;
}

export function minePath(table: TableName, campaign: string | null): string {
  return `/my?table=${table}${campaign ? `&campaign=${campaign}` : ""}`;
}

/** Where a table is read; null while a campaign must be chosen first. */
export function tableSource(table: TableName, campaign: string | null): string | null {
  switch (table) {
    case "campaigns":
      return "/api/evaluation/v1/campaigns";
    case "inbox":
      return `/api/notification/v1/inbox${campaign ? `?campaign=${campaign}` : ""}`;
    case "inspections":
      return campaign && `/api/evaluation/v1/campaigns/${campaign}/inspections`;
    case "opinions":
      return campaign && `/api/survey/v1/campaigns/${campaign}/opinions`;
    case "findings":
      return campaign && `/api/rectification/v1/campaigns/${campaign}/findings`;
    case "cases":
      return campaign && `/api/rectification/v1/campaigns/${campaign}/cases?inbox=all`;
  }
}
