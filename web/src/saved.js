// Saved work: only what someone chose to keep.
import { $, fill, h, toast } from "./dom.js";
import { call, getJson } from "./api.js";
import { audit, open } from "./audit.js";
import { draft, restore } from "./draft.js";

const KINDS = { draft: "文案", audit: "突き合わせ" };
let context;

export function startSaved(given) {
  context = given;
  $("#save-draft").addEventListener("click", saveDraft);
  $("#ask-cancel").addEventListener("click", () => $("#ask").close("cancel"));
}

/** Ask for a name; null where the asking was broken off. */
function askName(now) {
  const dialog = $("#ask");
  $("#ask-name").value = now;
  dialog.returnValue = "";
  dialog.showModal();
  $("#ask-name").select();
  return new Promise((done) => dialog.addEventListener("close", () => done(dialog.returnValue === "ok" ? $("#ask-name").value.trim() : null), { once: true }));
}

async function saveDraft() {
  const text = draft.editor.text;
  if (!text.trim()) return toast("文案がありません。");
  const body = { text, other: draft.other && !$("#other").hidden ? draft.other.text : "" };
  for (const id of ["kind", "stage", "mode", "published", "depth"]) body[id] = $(`#${id}`).value;
  const first = text.trim().split("\n").find((line) => line.trim().length > 6) ?? "文案";
  if (await save(draft, "draft", first.slice(0, 40), body)) draft.isSaved = true;
}

export async function saveAudit(given) {
  if (await save(given, "audit", given.replies?.name ?? given.workspace?.name ?? "突き合わせ", { tree: given.tree, marks: given.marks })) given.isSaved = true;
}

async function save(place, kind, suggested, body) {
  const name = await askName(place.workspace?.name ?? suggested);
  if (!name) return false;
  const known = place.workspace;
  const path = known ? `/api/v1/workspaces/${known.id}` : "/api/v1/workspaces";
  try {
    const response = await call(path, {
      method: known ? "PUT" : "POST", headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ kind, name, body, version: known?.version ?? 0 }),
    });
    place.workspace = await response.json();
    toast(`「${name}」として保存しました。`);
    return true;
  } catch (error) {
    if (error.code === "clash") place.workspace = null; // the next save makes a new one
    toast(error.message, "error");
    return false;
  }
}

export async function showSaved() {
  const box = $("#saved-list");
  fill(box); // a press on a list of before would be lost with it
  try {
    const found = await getJson("/api/v1/workspaces");
    if (!found.length) return fill(box, h("p", { class: "soft" }, "保存した作業はありません。"));
    fill(box, h("ul", { class: "saved" }, found.map((w) => h("li", {},
      h("div", {}, h("h2", {}, w.name), h("p", { class: "soft" }, `${KINDS[w.kind]}・${new Date(w.updated).toLocaleString("ja-JP")}`)),
      h("div", { class: "bar-row" },
        h("button", { type: "button", class: "primary", "aria-label": `開く: ${w.name}`, onclick: () => bring(w.id) }, "開く"),
        h("button", { type: "button", "aria-label": `消す: ${w.name}`, onclick: (event) => remove(w, event.target) }, "消す"))))));
  } catch (error) {
    fill(box, h("p", { class: "error", role: "alert" }, error.message));
  }
}

async function bring(id) {
  try {
    const { body, ...workspace } = await getJson(`/api/v1/workspaces/${id}`);
    if (workspace.kind === "audit") {
      context.go("/audit");
      open(body.tree, body.marks, null, workspace);
    } else {
      context.go("/");
      restore(body, context.nonce);
      draft.workspace = workspace;
    }
  } catch (error) {
    toast(error.message, "error");
  }
}

/** The first press asks, the second one deletes. */
async function remove(workspace, button) {
  if (button.dataset.sure !== "true") {
    button.dataset.sure = "true";
    button.textContent = "本当に消す";
    button.setAttribute("aria-label", `本当に消す: ${workspace.name}`);
    setTimeout(() => {
      button.dataset.sure = "";
      button.textContent = "消す";
      button.setAttribute("aria-label", `消す: ${workspace.name}`);
    }, 5000);
    return;
  }
  try {
    await call(`/api/v1/workspaces/${workspace.id}`, { method: "DELETE" });
    for (const place of [draft, audit]) if (place.workspace?.id === workspace.id) place.workspace = null;
    toast(`「${workspace.name}」を消しました。`);
    await showSaved();
    $("#saved h1").focus();
  } catch (error) {
    toast(error.message, "error");
  }
}
