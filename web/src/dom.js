// Make elements without ever parsing HTML: text stays text.

/** Make an element: h("button", {class: "x", onclick: f}, "words", child, …). Falsy children are left out. */
export function h(tag, props, ...children) {
  const node = tag.startsWith("svg:") ? document.createElementNS("http://www.w3.org/2000/svg", tag.slice(4)) : document.createElement(tag);
  for (const [name, value] of Object.entries(props ?? {})) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (["value", "checked", "disabled", "selected", "hidden", "open"].includes(name)) node[name] = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat(Infinity).filter((c) => c !== null && c !== undefined && c !== false && c !== ""));
  return node;
}

/** Put new children into a node, keeping the keyboard focus on the element with the same data-key. */
export function fill(node, ...children) {
  const focused = node.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
  const open = new Set([...node.querySelectorAll("details[open][data-key]")].map((d) => d.dataset.key));
  node.replaceChildren(...children.flat(Infinity).filter(Boolean));
  for (const d of node.querySelectorAll("details[data-key]")) if (open.has(d.dataset.key)) d.open = true;
  if (focused) node.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
}

export const $ = (selector, root = document) => root.querySelector(selector);
export const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];

/** The sentence of `text` around a span, with the span marked. Without the text, the span's words alone. */
export function around(text, span) {
  if (!text) return h("q", {}, span.text.replace(/\s+/g, " ").trim());
  const chars = [...text];
  const isEnd = (c) => c === "。" || c === "\n";
  let from = span.start;
  let to = span.end;
  while (from > 0 && span.start - from < 50 && !isEnd(chars[from - 1])) from -= 1;
  while (to < chars.length && to - span.end < 50 && !isEnd(chars[to - 1] ?? "")) to += 1;
  const words = (a, b) => chars.slice(a, b).join("").replace(/\s+/g, " ");
  return h("q", {}, words(from, span.start).trimStart(), h("mark", {}, words(span.start, span.end)), words(span.end, to).trimEnd());
}

/** Say something to screen readers. */
export function say(words) {
  $("#live").textContent = words;
}

let hideTimer;
/** Show a short message at the foot of the page. */
export function toast(words, kind = "info") {
  const node = $("#toast");
  node.textContent = words;
  node.dataset.kind = kind;
  node.hidden = false;
  clearTimeout(hideTimer);
  hideTimer = setTimeout(() => (node.hidden = true), 6000);
}

export function download(blob, name) {
  const url = URL.createObjectURL(blob);
  const link = h("a", { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** Let a box take dropped files; `take` gets them. */
export function dropZone(node, take) {
  for (const name of ["dragenter", "dragover"]) {
    node.addEventListener(name, (event) => {
      if (![...event.dataTransfer.types].includes("Files")) return;
      event.preventDefault();
      node.classList.add("is-over");
    }, true);
  }
  for (const name of ["dragleave", "drop"]) node.addEventListener(name, () => node.classList.remove("is-over"), true);
  node.addEventListener("drop", (event) => {
    const files = [...event.dataTransfer.files];
    if (!files.length) return;
    event.preventDefault();
    event.stopPropagation();
    take(files);
  }, true);
}
