import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import vm from "node:vm";
import { describe, expect, it } from "vitest";
import { sha256, typeOf } from "../src/tablet/evidence";
import { inspectionPath, place } from "../src/router";

const ORIGIN = "http://localhost";

interface Asked {
  request: { url: string; method: string; mode: string };
  answered: Promise<Response> | null;
  respondWith(answer: Promise<Response>): void;
  waitUntil(work: Promise<unknown>): void;
}

/** The worker of public/sw.js with a cache and a network of its own. */
class Worker {
  readonly cache = new Map<string, Response>();
  network: ((path: string) => Response) | null;
  private readonly heard = new Map<string, (event: unknown) => void>();

  constructor(network: (path: string) => Response) {
    this.network = network;
    const path = (request: string | { url: string }): string =>
      new URL(typeof request === "string" ? request : request.url, ORIGIN).pathname;
    const ask = async (request: string | { url: string }): Promise<Response> => {
      if (!this.network) throw new TypeError("offline");
      return this.network(path(request));
    };
    const cache = {
      match: async (request: string | { url: string }) => this.cache.get(path(request))?.clone(),
      put: async (request: string, answer: Response) => void this.cache.set(path(request), answer),
      add: async (request: { url: string }) => void this.cache.set(path(request), await ask(request)),
      keys: async () => [...this.cache.keys()].map((name) => ({ url: ORIGIN + name })),
      delete: async (request: { url: string }) => this.cache.delete(path(request)),
    };
    const self = {
      location: { origin: ORIGIN },
      addEventListener: (name: string, hear: (event: unknown) => void) => this.heard.set(name, hear),
      skipWaiting: () => undefined,
      clients: { claim: async () => undefined },
    };
    class Asking {
      readonly url: string;
      constructor(url: string) {
        this.url = ORIGIN + url;
      }
    }
    vm.runInNewContext(readFileSync("public/sw.js", "utf8"), {
      self,
      fetch: ask,
      caches: { open: async () => cache },
      URL,
      Request: Asking,
      Set,
    });
  }

  async install(): Promise<void> {
    let work: Promise<unknown> = Promise.resolve();
    this.heard.get("install")?.({ waitUntil: (promise: Promise<unknown>) => (work = promise) });
    await work;
  }

  async ask(path: string, mode = "cors", method = "GET"): Promise<string | null> {
    const late: Promise<unknown>[] = [];
    const asked: Asked = {
      request: { url: ORIGIN + path, method, mode },
      answered: null,
      respondWith(answer) {
        asked.answered = answer;
      },
      waitUntil: (work) => late.push(work),
    };
    this.heard.get("fetch")?.(asked);
    const text = asked.answered ? await (await asked.answered).text() : null;
    await Promise.all(late);
    return text;
  }
}

const page = (hash: string): string =>
  `<script type="module" src="/assets/index-${hash}.js"></script><link rel="stylesheet" href="/assets/index-${hash}.css"><link href="/favicon.svg">`;
const site = (hash: string) => (path: string) => new Response(path.startsWith("/assets") ? path : page(hash));

describe("the page without a network", () => {
  it("is kept whole and opens at every address of the site", async () => {
    const worker = new Worker(site("aaaaaaaa"));
    await worker.install();
    expect([...worker.cache.keys()].sort()).toEqual([
      "/",
      "/assets/index-aaaaaaaa.css",
      "/assets/index-aaaaaaaa.js",
      "/favicon.svg",
    ]);
    worker.network = null;
    expect(await worker.ask("/inspections", "navigate")).toBe(page("aaaaaaaa"));
    expect(await worker.ask("/assets/index-aaaaaaaa.js")).toBe("/assets/index-aaaaaaaa.js");
  });

  it("is replaced by the newer one as soon as there is one", async () => {
    const worker = new Worker(site("aaaaaaaa"));
    await worker.install();
    worker.network = site("bbbbbbbb");
    expect(await worker.ask("/inspections", "navigate")).toBe(page("bbbbbbbb"));
    expect([...worker.cache.keys()].filter((name) => name.includes("aaaaaaaa"))).toEqual([]);
    worker.network = null;
    expect(await worker.ask("/", "navigate")).toBe(page("bbbbbbbb"));
  });

  it("has nothing of what services say: such requests are not even touched", async () => {
    const worker = new Worker(site("aaaaaaaa"));
    await worker.install();
    const before = [...worker.cache.keys()];
    for (const path of ["/api/evaluation/v1/inspections/x", "/session", "/login?to=/", "/logout", "/api/docs"]) {
      for (const mode of ["cors", "navigate"]) {
        expect(await worker.ask(path, mode), path).toBeNull();
      }
    }
    expect(await worker.ask("/inspections", "navigate", "POST")).toBeNull();
    expect(await worker.ask("/elsewhere.json")).toBeNull();
    expect([...worker.cache.keys()]).toEqual(before);
  });
});

describe("evidence", () => {
  it("is hashed as the service hashes it", async () => {
    const bytes = new TextEncoder().encode("值班表已张贴");
    expect(await sha256(bytes.buffer as ArrayBuffer)).toBe(createHash("sha256").update(bytes).digest("hex"));
  });

  it("has the type of its ending, or none", () => {
    expect(typeOf("照片.JPG")).toBe("image/jpeg");
    expect(typeOf("a.b.docx")).toMatch(/wordprocessingml/);
    for (const name of ["page.html", "pdf", "x.", "macro.docm", "x.constructor"]) {
      expect(typeOf(name), name).toBeNull();
    }
  });
});

describe("the sheets' places", () => {
  it("are read back from their paths", () => {
    const id = `${"a".repeat(26)}-on-site-service-centre`;
    expect(place(inspectionPath(id), "")).toEqual({ page: "inspection", id });
    expect(place("/inspections", "")).toEqual({ page: "inspections" });
    expect(place("/inspections/..", "")).toEqual({ page: "lost" });
    expect(place(`/inspections/${"a".repeat(26)}-other-x`, "")).toEqual({ page: "lost" });
  });
});
