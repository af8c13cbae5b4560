import type { Language } from "./text";

const ZONE = "Asia/Shanghai";
const LOCALE: Record<Language, string> = { zh: "zh-CN", en: "en-GB" };

/** A calendar day as the service wrote it; no zone can move it. */
export function day(text: string | null | undefined, language: Language): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text ?? "");
  if (!parts) {
    return text ?? "";
  }
  const date = new Date(Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])));
  return new Intl.DateTimeFormat(LOCALE[language], { dateStyle: "long", timeZone: "UTC" }).format(date);
}

/** A moment, in Beijing time. */
export function moment(text: string | null | undefined, language: Language): string {
  const date = new Date(text ?? "");
  if (Number.isNaN(date.getTime())) {
    return text ?? "";
  }
  return new Intl.DateTimeFormat(LOCALE[language], {
    dateStyle: "long",
    timeStyle: "short",
    timeZone: ZONE,
  }).format(date);
}

/** Days and moments by their form, everything else as it is. */
export function date(text: string, language: Language): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) {
    return day(text, language);
  }
  return /^\d{4}-\d{2}-\d{2}T/.test(text) ? moment(text, language) : text;
}

export type PhaseState = "done" | "running" | "planned";

export function phaseState(phase: { startedAt?: string; endedAt?: string }): PhaseState {
  if (phase.endedAt) {
    return "done";
  }
  return phase.startedAt ? "running" : "planned";
}

/** A digest in groups of four, so that two people can compare it aloud. */
export function grouped(digest: string): string {
  return (digest.match(/.{1,4}/g) ?? []).join(" ");
}
