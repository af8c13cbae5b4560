import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import en from "../src/texts/en.json";
import zh from "../src/texts/zh.json";
import { chosenLanguage, fieldName, fill, t, useLanguage, word } from "../src/text";

describe("texts", () => {
  it("say the same things in both languages, with the same places to fill", () => {
    expect(Object.keys(en)).toEqual(Object.keys(zh));
    const places = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();
    for (const [key, text] of Object.entries(zh)) {
      expect(places((en as Record<string, string>)[key] ?? ""), key).toEqual(places(text));
      expect(text.trim(), key).not.toBe("");
    }
  });

  it("are Chinese unless English was chosen", () => {
    expect(chosenLanguage(null, null)).toBe("zh");
    expect(chosenLanguage("en", null)).toBe("en");
    expect(chosenLanguage("en", "zh")).toBe("zh");
    expect(chosenLanguage("fr", null)).toBe("zh");
  });

  it("fill in values and leave nothing of the place behind", () => {
    expect(fill("{a}和{b}", { a: 1 })).toBe("1和");
  });

  it("keep a code or a field that has no word", () => {
    useLanguage("zh");
    expect(word("RUNNING")).toBe("进行中");
    expect(word("SOMETHING_NEW")).toBe("SOMETHING_NEW");
    expect(word(null)).toBe("");
    expect(fieldName("deadline")).toBe("期限");
    expect(fieldName("brandNew")).toBe("brandNew");
    useLanguage("en");
    expect(t("mine.rows", { n: 3 })).toBe("3 rows");
    useLanguage("zh");
  });
});

describe("sources", () => {
  it("hold nothing that the page's policy forbids", () => {
    const files = [
      "index.html",
      ...readdirSync("src", { recursive: true, encoding: "utf8" })
        .filter((name) => name.endsWith(".ts"))
        .map((name) => `src/${name}`),
    ];
    expect(files.length).toBeGreaterThan(8);
    const forbidden = /innerHTML|insertAdjacentHTML|\bstyle=|\.style(\.\w+)?\s*=(?!=)|<style|\son\w+="|eval\(|https?:\/\//;
    for (const file of files) {
      expect(forbidden.test(readFileSync(file, "utf8")), file).toBe(false);
    }
    expect(forbidden.test('<p style="color:red">')).toBe(true);
  });
});
