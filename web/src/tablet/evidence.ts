import { change, handIn, Problem, readMine, session } from "../api";
import { h } from "../dom";
import { t } from "../text";

const TYPES = new Map([
  ["pdf", "application/pdf"],
  ["png", "image/png"],
  ["jpg", "image/jpeg"],
  ["jpeg", "image/jpeg"],
  ["docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
  ["xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
  ["txt", "text/plain"],
]);
const INSPECTIONS = "/api/evaluation/v1/inspections/";
const MOST_BYTES = 5 * 1024 * 1024;

/** The media type that a file's ending stands for; what browsers say of Office files differs too much. */
export function typeOf(fileName: string): string | null {
  return TYPES.get(/\.([^.]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? "") ?? null;
}

export async function sha256(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The files of one item: hashed here, handed in, and named in the sheet only when the service has the same bytes. */
export function evidenceField(
  item: string,
  inspection: string,
  kept: () => string[],
  keep: (evidence: string[]) => void,
): HTMLElement {
  const id = `${item}-evidence`;
  const door = `${INSPECTIONS}${inspection}/evidence`;
  const told = h("p", { role: "status" });
  const list = h("ul", {});
  const show = (): void =>
    list.replaceChildren(
      ...kept().map((sha, i) =>
        h("li", {}, h("a", { href: `${door}/${sha}`, download: true }, t("tablet.evidence.kept", { n: i + 1, sha: sha.slice(0, 12) }))),
      ),
    );
  const input = h("input", {
    id,
    type: "file",
    accept: [...TYPES.keys()].map((ending) => `.${ending}`).join(","),
    change: () => {
      const file = input.files?.[0];
      if (file) {
        told.textContent = t("tablet.evidence.sending");
        void add(inspection, file).then((outcome) => {
          told.textContent = outcome.problem ?? "";
          if (outcome.sha256 && !kept().includes(outcome.sha256)) {
            keep([...kept(), outcome.sha256]);
          }
          input.value = "";
          show();
        });
      }
    },
  });
  show();
  return h("div", { class: "evidence" }, h("p", {}, t("tablet.evidence")), list, h("label", { for: id }, t("tablet.evidence.add")), input, told);
}

async function add(inspection: string, file: File): Promise<{ sha256?: string; problem?: string }> {
  const type = typeOf(file.name);
  if (type === null) {
    return { problem: t("tablet.evidence.type") };
  }
  if (file.size > MOST_BYTES) {
    return { problem: t("tablet.evidence.large") };
  }
  try {
    const bytes = await file.arrayBuffer();
    const mine = await sha256(bytes);
    const who = await session();
    const { status } = await readMine<{ status: string }>(INSPECTIONS + inspection);
    if (status === "PLANNED" || status === "RETURNED") {
      await change(who, "POST", `${INSPECTIONS}${inspection}/start`, {});
    }
    const theirs = await handIn<{ sha256: string }>(who, `${INSPECTIONS}${inspection}/evidence`, type, bytes);
    return theirs.sha256 === mine ? { sha256: mine } : { problem: t("tablet.evidence.differs") };
  } catch (thrown) {
    if (!(thrown instanceof Problem)) {
      throw thrown;
    }
    const text = thrown.status === 0 ? t("error.network") : [thrown.title, thrown.detail].filter(Boolean).join("：");
    return { problem: t("tablet.evidence.failed", { text }) };
  }
}
