// The page: views by address (so that the back button works), theme, what to do when the server is gone.
import { $, $$, say } from "./dom.js";
import { onGone } from "./api.js";
import { loadNames } from "./names.js";
import { startDraft } from "./draft.js";
import { startAudit } from "./audit.js";
import { startReply } from "./reply.js";
import { showSaved, startSaved } from "./saved.js";

const VIEWS = { "/": ["draft", "文案を調べる"], "/audit": ["audit", "回答を突き合わせる"], "/reply": ["reply", "送る前に確かめる"], "/saved": ["saved", "保存した作業"] };
const nonce = $("meta[name=style-nonce]").nonce || $("meta[name=style-nonce]").content;

function show(path, isFirst = false) {
  const [id, title] = VIEWS[path] ?? VIEWS["/"];
  for (const view of $$("main > .view")) view.hidden = view.id !== id;
  for (const link of $$("nav a")) {
    if (link.getAttribute("href") === (VIEWS[path] ? path : "/")) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  document.title = `${title} - つじつま`;
  if (id === "saved") showSaved();
  if (!isFirst) {
    say(title);
    $(`#${id} h1`).focus();
    scrollTo(0, 0);
  }
}

export function go(path) {
  if (location.pathname !== path) history.pushState(null, "", path);
  show(path);
}

function startTheme() {
  const order = ["auto", "light", "dark"];
  const words = { auto: "明るさ: 自動", light: "明るさ: 明るい", dark: "明るさ: 暗い" };
  let now = "auto";
  try { now = localStorage.getItem("theme") ?? "auto"; } catch { /* storage may be off */ }
  const apply = () => {
    document.documentElement.dataset.theme = now;
    $("#theme").textContent = words[now];
  };
  $("#theme").addEventListener("click", () => {
    now = order[(order.indexOf(now) + 1) % order.length];
    try { localStorage.setItem("theme", now); } catch { /* then it holds for this page */ }
    apply();
  });
  apply();
}

startTheme();
onGone((gone) => { $("#gone").hidden = !gone; });
await loadNames();
startDraft(nonce);
startAudit();
startReply();
startSaved({ go, nonce });
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='/']");
  if (!link || !VIEWS[link.getAttribute("href")] || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  go(link.getAttribute("href"));
});
window.addEventListener("popstate", () => show(location.pathname));
show(location.pathname, true);
document.documentElement.dataset.ready = "true";
