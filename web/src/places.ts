import { t, word, type Key } from "./text";

const WORDS: [RegExp, (found: RegExpExecArray) => string][] = [
  [/^\/phases\/([A-Z]+)\/start$/, (found) => t("place.start", { phase: word(found[1]) })],
  [/^\/phases\/([A-Z]+)\/end$/, (found) => t("place.end", { phase: word(found[1]) })],
  [/^\/phases\/([A-Z]+)\/tasks/, (found) => t("place.tasks", { phase: word(found[1]) })],
  [/^\/(office|countyOffice|leadingGroup|legalBasis|corrections)(\/|$)/, (found) => t(`plan.${found[1]}` as Key)],
];

/** The places of a plan as people call them, each once; a place without a word stays as it is. */
export function placesInWords(places: string[]): string[] {
  const words = places.map((place) => {
    for (const [pattern, say] of WORDS) {
      const found = pattern.exec(place);
      if (found) {
        return say(found);
      }
    }
    return place;
  });
  return [...new Set(words)];
}
