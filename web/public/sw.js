// Keeps the page itself (index, script, style) so that a sheet can be opened without a network.
// It touches nothing else: no answer of a service, no session, no login ever gets into this cache.
const SHELL = "minkao-shell-1";
const PAGE = "/";
const OTHERS = /^\/(api|session|login|logout|actuator)(\/|$)/;

async function keepShell() {
  const answer = await fetch(PAGE, { credentials: "omit", cache: "no-cache" });
  if (!answer.ok) {
    return;
  }
  const text = await answer.clone().text();
  const parts = [...new Set([...text.matchAll(/(?:src|href)="(\/[^"]+\.(?:js|css|svg))"/g)].map((found) => found[1]))];
  const cache = await caches.open(SHELL);
  for (const part of parts) {
    if (!(await cache.match(part))) {
      await cache.add(new Request(part, { credentials: "omit" }));
    }
  }
  await cache.put(PAGE, answer);
  for (const kept of await cache.keys()) {
    const path = new URL(kept.url).pathname;
    if (path !== PAGE && !parts.includes(path)) {
      await cache.delete(kept);
    }
  }
}

self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(keepShell());
});

self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const to = new URL(event.request.url);
  if (event.request.method !== "GET" || to.origin !== self.location.origin || OTHERS.test(to.pathname)) {
    return;
  }
  if (event.request.mode === "navigate") {
    event.respondWith(
      fetch(event.request).then(
        (answer) => {
          event.waitUntil(keepShell().catch(() => undefined));
          return answer;
        },
        async (offline) => {
          const kept = await (await caches.open(SHELL)).match(PAGE);
          if (kept) {
            return kept;
          }
          throw offline;
        },
      ),
    );
  } else if (to.pathname.startsWith("/assets/") || to.pathname === "/favicon.svg") {
    event.respondWith(caches.open(SHELL).then(async (cache) => (await cache.match(event.request)) ?? fetch(event.request)));
  }
});
