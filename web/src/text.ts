import zh from "./texts/zh.json";
import en from "./texts/en.json";

export type Language = "zh" | "en";
export type Key = keyof typeof zh;

const TEXTS: Record<Language, Record<string, string>> = { zh, en };

let language: Language = "zh";

export function useLanguage(next: Language): void {
  language = next;
}

export function currentLanguage(): Language {
  return language;
}

/** Chinese first; English only for somebody who chose it. */
export function chosenLanguage(stored: string | null, query: string | null): Language {
  const chosen = query ?? stored;
  return chosen === "en" ? "en" : "zh";
}

export function fill(template: string, values: Record<string, unknown>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    return value === undefined || value === null ? "" : String(value);
  });
}

export function t(key: Key, values: Record<string, unknown> = {}): string {
  return fill(TEXTS[language][key] ?? key, values);
}

/** The word for a code of a service; a code without a word stays as it is. */
export function word(code: string | null | undefined): string {
  return code ? (TEXTS[language][`code.${code}`] ?? code) : "";
}

/** The name of a step that takes two people; a status may have the same code and another word. */
export function stepName(kind: string): string {
  return TEXTS[language][`step.${kind}`] ?? kind;
}

/** The heading of a field; a field without a word keeps its name. */
export function fieldName(name: string): string {
  return TEXTS[language][`field.${name}`] ?? name;
}
