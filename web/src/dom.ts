export type Child = Node | string | null | undefined | false;
type Attributes = Record<string, string | number | boolean | EventListener | undefined>;

/** Builds an element; text is only ever text, so nothing a service says becomes markup. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") {
      element.addEventListener(name, value);
    } else if (value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? "" : String(value));
    }
  }
  append(element, children);
  return element;
}

export function append(element: Element, children: Child[]): void {
  for (const child of children) {
    if (child !== null && child !== undefined && child !== false) {
      element.append(child);
    }
  }
}

export function section(id: string, heading: string, ...children: Child[]): HTMLElement {
  return h("section", { "aria-labelledby": id }, h("h2", { id, tabindex: -1 }, heading), ...children);
}

/** A table in a frame of its own that can be scrolled, also by keyboard, so that the page never has to. */
export function table(caption: string, head: string[], rows: Child[][], scrollHint: string): HTMLElement {
  return h(
    "div",
    { class: "scroll", role: "region", "aria-label": `${caption} · ${scrollHint}`, tabindex: 0 },
    h(
      "table",
      {},
      h("caption", {}, caption),
      h("thead", {}, h("tr", {}, ...head.map((name) => h("th", { scope: "col" }, name)))),
      h(
        "tbody",
        {},
        ...rows.map((cells) =>
          h("tr", {}, ...cells.map((cell, i) => (i === 0 ? h("th", { scope: "row" }, cell) : h("td", {}, cell)))),
        ),
      ),
    ),
  );
}

export function facts(pairs: [string, Child | Child[]][]): HTMLElement {
  const list = h("dl", {});
  for (const [name, value] of pairs) {
    const children = Array.isArray(value) ? value : [value];
    if (children.some((child) => child !== null && child !== undefined && child !== false && child !== "")) {
      list.append(h("div", {}, h("dt", {}, name), h("dd", {}, ...children)));
    }
  }
  return list;
}

export function bullets(texts: string[]): HTMLElement {
  return h("ul", {}, ...texts.map((text) => h("li", {}, text)));
}
