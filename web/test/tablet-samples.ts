import { opened, typed, type Draft } from "../src/tablet/drafts";
import type { Template } from "../src/tablet/sheet";

export const ID = "aaaqeayeaudaocajbifqydiob4-on-site-service-centre";
export const NOW = new Date("2026-12-08T01:00:00Z");

export const TEMPLATE: Template = {
  kind: "ON_SITE",
  campaign: "民主考评",
  appraisee: "服务中心",
  plannedOn: "2026-12-08",
  dimensions: [
    { name: "履职", items: [{ id: "q01", text: "是否到岗" }] },
    { name: "服务", items: [{ id: "q02", text: "是否限时办结" }] },
  ],
};

/** Filled on a device by this account. */
export function filled(account = "xu", mark = "90"): Draft {
  const empty = opened(account, ID, TEMPLATE, [], NOW);
  return typed(typed(empty, "q01", { mark }, NOW), "q02", { mark: "80" }, NOW);
}

/** A device's storage, with room for so many characters. */
export class MemoryStorage implements Storage {
  private readonly kept = new Map<string, string>();

  constructor(private readonly room = Infinity) {}

  get length(): number {
    return this.kept.size;
  }

  key(index: number): string | null {
    return [...this.kept.keys()][index] ?? null;
  }

  getItem(key: string): string | null {
    return this.kept.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    if (value.length > this.room) {
      throw new DOMException("no room", "QuotaExceededError");
    }
    this.kept.set(key, value);
  }

  removeItem(key: string): void {
    this.kept.delete(key);
  }

  clear(): void {
    this.kept.clear();
  }
}
