import { logout, Problem, session, type Session } from "./api";
import { append, h } from "./dom";
import { campaign } from "./pages/campaign";
import { campaigns } from "./pages/campaigns";
import { inspection } from "./pages/inspection";
import { inspections } from "./pages/inspections";
import { mine } from "./pages/mine";
import type { Page } from "./pages/page";
import { INSPECTIONS_PATH, place } from "./router";
import { Tablet } from "./tablet/tablet";
import { chosenLanguage, currentLanguage, t, useLanguage } from "./text";

const LANGUAGE = "minkao.language";
const element = (id: string): HTMLElement => document.getElementById(id) as HTMLElement;

let who: Session = { authenticated: false };
let turn = 0;
const tablet = new Tablet(localStorage, session);

function frame(): void {
  document.documentElement.lang = currentLanguage() === "en" ? "en" : "zh-CN";
  element("skip").textContent = t("skip");
  element("bottom").replaceChildren(h("p", {}, t("footer")));
  const here = location.pathname;
  const link = (href: string, text: string, current: boolean): HTMLElement =>
    h("a", { href, "aria-current": current ? "page" : undefined }, text);
  element("top").replaceChildren(
    h("p", { class: "name" }, h("a", { href: "/" }, t("site"))),
    h(
      "nav",
      { "aria-label": t("nav") },
      link("/", t("nav.public"), here !== "/my" && !here.startsWith(INSPECTIONS_PATH)),
      who.authenticated && link("/my", t("nav.mine"), here === "/my"),
      tablet.usedBy(who) && link(INSPECTIONS_PATH, t("nav.inspections"), here.startsWith(INSPECTIONS_PATH)),
    ),
    h(
      "div",
      { class: "person" },
      who.authenticated && h("span", {}, t("logged-in", { name: who.name ?? who.username ?? "" })),
      who.authenticated
        ? h("button", { type: "button", click: () => void leave() }, t("logout"))
        : h("a", { class: "button", href: "/login?to=/my" }, t("login")),
      h(
        "button",
        { type: "button", lang: currentLanguage() === "en" ? "zh-CN" : "en", title: t("language.hint"), click: switchLanguage },
        t("language"),
      ),
    ),
  );
}

function switchLanguage(): void {
  const next = currentLanguage() === "en" ? "zh" : "en";
  useLanguage(next);
  localStorage.setItem(LANGUAGE, next);
  void show(false);
}

async function leave(): Promise<void> {
  const waiting = tablet.waiting(who);
  if (waiting > 0 && !confirm(t("tablet.leave", { n: waiting }))) {
    return;
  }
  await tablet.forget(who);
  try {
    location.assign(await logout(who));
  } catch {
    // Nothing of the person is left on this device, but the session still waits to be ended.
    alert(t("logout.offline"));
    location.assign("/");
  }
}

async function content(): Promise<Page> {
  const where = place(location.pathname, location.search);
  switch (where.page) {
    case "campaigns":
      return campaigns(where.loginFailed);
    case "campaign":
      return campaign(where.id);
    case "mine":
      return mine(who, where.table, where.campaign, go);
    case "inspections":
      return inspections(who, tablet);
    case "inspection":
      return inspection(where.id, who, tablet, go);
    case "lost":
      return { title: t("not-found"), body: [h("p", {}, h("a", { href: "/" }, t("back")))] };
  }
}

function failure(thrown: unknown): Page {
  const problem = thrown instanceof Problem ? thrown : new Problem(0, "NETWORK", "", "");
  const said =
    problem.status === 401
      ? t("error.login")
      : problem.status === 403
        ? t("error.forbidden")
        : problem.status === 0
          ? t("error.network")
          : [problem.title, problem.detail].filter((text) => text !== "").join("：");
  const next =
    problem.status === 401
      ? h("a", { class: "button", href: `/login?to=${encodeURIComponent(location.pathname + location.search)}` }, t("login"))
      : h("button", { type: "button", click: () => void show(true) }, t("retry"));
  return { title: t("error.title"), body: [h("p", { class: "notice", role: "alert" }, said || String(problem.status)), h("p", {}, next)] };
}

/** Only the last page asked for is shown, whatever order the answers come in. */
async function show(moveFocus: boolean): Promise<void> {
  const mine = ++turn;
  frame();
  const main = element("main");
  main.setAttribute("aria-busy", "true");
  element("told").textContent = t("loading");
  const page = await content().catch(failure);
  if (mine !== turn) {
    return;
  }
  const title = h("h1", { tabindex: -1 }, page.title);
  main.replaceChildren(title);
  append(main, page.body);
  main.removeAttribute("aria-busy");
  document.title = `${page.title} · ${t("site")}`;
  element("told").textContent = t("loaded", { title: page.title });
  const target = location.hash ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
  if (target) {
    target.scrollIntoView();
  } else if (moveFocus) {
    title.focus();
    scrollTo(0, 0);
  }
}

function go(path: string): void {
  history.pushState(null, "", path);
  void show(true);
}

/** Links inside the site change the page without loading it anew; everything else goes its own way. */
function follow(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (!link || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) {
    return;
  }
  const to = new URL(link.href);
  const samePage = to.pathname === location.pathname && to.search === location.search && to.hash !== "";
  const ownPage = to.origin === location.origin && !/^\/(api|login|logout|session)(\/|$)/.test(to.pathname);
  if (ownPage && !samePage) {
    event.preventDefault();
    go(to.pathname + to.search + to.hash);
  }
}

useLanguage(chosenLanguage(localStorage.getItem(LANGUAGE), new URLSearchParams(location.search).get("lang")));
document.addEventListener("click", follow);
addEventListener("popstate", () => void show(false));
who = await session();
tablet.begin(who);
await show(false);
addEventListener("online", () => {
  void tablet.sendAll().then((now) => {
    who = now;
    frame();
  });
});
