// The draft page: check after a pause in typing, show marks and the side, fix and insert.
import { $, $$, dropZone, fill, h, say, toast } from "./dom.js";
import { onGone, postJson, readFile } from "./api.js";
import { Editor } from "./editor.js";
import { toUtf16 } from "./offsets.js";
import * as panels from "./panels.js";
import { insertion } from "./place.js";
import { namesOf, serverCan } from "./names.js";
import { readyToTakeAway } from "./takeaway.js";

const PAUSE = 250; // ms without a key before the text is checked
const OTHER = "比べる文章";
const HINT = "ここに文案を貼り付けるか、書き始めてください。";

export const draft = { editor: null, other: null, result: null, file: null, version: 0, workspace: null, isSaved: true };
let timer;
let running;
let needsCheck = false;

export function startDraft(nonce) {
  draft.editor = new Editor({ parent: $("#editor"), label: "文案", hint: HINT, onChange: changed, nonce });
  draft.editor.onComposed = composed;
  for (const [id, table] of [["kind", "kinds"], ["stage", "stages"], ["mode", "modes"]]) {
    for (const [value, label] of namesOf(table)) $(`#${id}`).append(h("option", { value }, label));
  }
  if (!serverCan("syntax")) {
    const [, deep] = $("#depth").options;
    deep.disabled = true;
    deep.textContent = "くわしく(このサーバーには入っていません)";
  }
  for (const id of ["kind", "stage", "mode", "published", "depth", "other-kind"]) $(`#${id}`).addEventListener("change", () => schedule(0));
  dropZone($("#editor-card"), ([file]) => openFile(file));
  $("#file").addEventListener("change", (event) => { if (event.target.files[0]) openFile(event.target.files[0]); event.target.value = ""; });
  $("#undo").addEventListener("click", () => draft.editor.undo());
  $("#redo").addEventListener("click", () => draft.editor.redo());
  $("#next").addEventListener("click", () => draft.editor.next());
  $("#next-blank").addEventListener("click", () => draft.editor.nextBlank());
  $("#sample").addEventListener("click", useSample);
  $("#compare").addEventListener("click", () => toggleCompare(nonce));
  startTabs();
  readyToTakeAway(draft);
  onGone((gone) => { if (!gone && needsCheck) schedule(0); });
  window.addEventListener("beforeunload", (event) => { if (draft.editor.text.trim() && !draft.isSaved) event.preventDefault(); });
  empty();
}

/** What the server is to know besides the text. */
export function request() {
  const body = { text: draft.editor.text, name: "下書き" };
  for (const id of ["kind", "stage", "mode", "published", "depth"]) if ($(`#${id}`).value) body[id] = $(`#${id}`).value;
  const other = draft.other && !$("#other").hidden ? draft.other.text : "";
  if (other.trim()) body.compare = [{ text: other, name: OTHER, ...($("#other-kind").value ? { kind: $("#other-kind").value } : {}) }];
  return body;
}

function changed() {
  draft.version += 1;
  draft.isSaved = false;
  $("#letters").textContent = `${[...draft.editor.text.replace(/\s/g, "")].length.toLocaleString("ja-JP")}字`;
  const blanks = draft.editor.blanks();
  $("#blanks").hidden = !blanks;
  $("#blanks-count").textContent = String(blanks);
  $("#welcome").hidden = Boolean(draft.editor.text);
  noteWord();
  schedule(PAUSE);
}

/** Say what becomes of the edits in the Word file, as soon as there are some. */
function noteWord() {
  const isEdited = Boolean(draft.file) && draft.editor.text !== draft.openedText;
  $("#word-note").hidden = !isEdited;
  $("#word").textContent = isEdited ? "Word に直しとコメントを入れて" : "Word にコメントを入れて";
}

function composed() {
  if (needsCheck) schedule(PAUSE);
}

function schedule(wait) {
  needsCheck = true;
  clearTimeout(timer);
  timer = setTimeout(check, wait);
}

const composing = () => draft.editor.isComposing || draft.other?.isComposing;

async function check() {
  if (composing()) return; // compositionend asks again
  const body = request();
  if (!body.text.trim()) {
    needsCheck = false;
    running?.abort();
    empty();
    return;
  }
  running?.abort();
  const mine = (running = new AbortController());
  const version = draft.version;
  performance.mark("check-start");
  $("#status").dataset.state = "busy";
  try {
    const result = await postJson("/api/v1/check", body, { signal: mine.signal });
    if (version !== draft.version) return; // typed on: another check is on its way
    if (composing()) { needsCheck = true; return; }
    needsCheck = false;
    show(result, body);
    performance.measure("check", "check-start");
  } catch (error) {
    if (error.name === "AbortError") return;
    $("#status").dataset.state = "error";
    $("#status").textContent = error.message;
    if (error.status !== 0) needsCheck = false;
  }
}

function show(result, body) {
  const [document, other] = result.documents;
  if (document.text !== undefined && document.text !== body.text) {
    // Pasted HTML: show the text that was judged; undo brings back what was pasted.
    draft.editor.setText(document.text);
    toast("HTML から本文を取り出しました。");
    return;
  }
  draft.result = result;
  draft.at = toUtf16(body.text);
  draft.editor.mark(marksOf(document, result.conflicts, draft.at, document.path));
  if (other && draft.other) {
    draft.otherAt = toUtf16(body.compare[0].text);
    draft.other.mark(marksOf({ findings: [] }, result.conflicts, draft.otherAt, OTHER));
  }
  fill($("#summary"), panels.summary(document));
  fill($("#panel-list"), panels.checklist(document, tools));
  fill($("#panel-findings"), panels.findings(document, tools));
  fill($("#panel-facts"), panels.facts(document, tools));
  fill($("#panel-reading"), panels.reading(document, tools));
  fill($("#panel-advice"), panels.advice(document, tools));
  $("#tab-conflicts").hidden = !body.compare;
  if (body.compare) fill($("#panel-conflicts"), panels.conflicts(result.conflicts, tools));
  else if ($("#tab-conflicts").getAttribute("aria-selected") === "true") select($("#tab-list"));
  const c = panels.counts(document);
  count("list", c.vague + c.absent);
  count("findings", document.findings.filter((f) => !["missing_element", "vague_element"].includes(f.category)).length);
  count("conflicts", result.conflicts.length);
  $("#side").dataset.state = "ready";
  $("#status").dataset.state = "ready";
  $("#status").textContent = "最新の文案を調べました";
  const line = `調べました。要素 ${c.asked}のうち${c.present}。誤り${c.error}、注意${c.warning}、参考${c.info}。${body.compare ? `食い違い${result.conflicts.length}。` : ""}`;
  if (line !== draft.said) say((draft.said = line));
}

function count(id, n) {
  const node = $(`#tab-${id} .count`);
  node.textContent = n ? String(n) : "";
}

function marksOf(document, conflicts, at, path) {
  const marks = document.findings.filter((f) => !["missing_element", "vague_element"].includes(f.category) && f.span.end > f.span.start).map((f) => ({
    from: at(f.span.start), to: at(f.span.end), severity: f.severity, message: f.message, why: f.why, suggestion: f.suggestion,
    fix: f.fixable ? f.suggestion : null,
  }));
  for (const c of conflicts) {
    for (const v of c.values) {
      for (const s of v.statements) {
        if (s.reply === path && s.span) marks.push({ from: at(s.span.start), to: at(s.span.end), severity: c.severity, message: c.explanation, why: "", suggestion: "" });
      }
    }
  }
  return marks;
}

function empty() {
  draft.result = null;
  draft.editor.mark([]);
  fill($("#summary"));
  $("#side").dataset.state = "empty";
  $("#status").dataset.state = "";
  $("#status").textContent = "";
  $("#letters").textContent = "0字";
  for (const id of ["list", "findings", "conflicts"]) count(id, 0);
}

const isFresh = () => draft.result && !needsCheck;

/** What the side can do to the text; a place that is older than the text is not touched. */
const tools = {
  jump(span) {
    const isOther = span.side === OTHER;
    const editor = isOther ? draft.other : draft.editor;
    const at = isOther ? draft.otherAt : draft.at;
    if (editor && at) editor.jump(at(span.start), at(span.end));
  },
  insert(element) {
    if (!isFresh()) return toast("調べ終わるまで、少しお待ちください。");
    const text = draft.editor.text;
    const change = insertion(element.id, element.suggestion, draft.result.documents[0].elements, text, draft.at);
    draft.editor.replace(change.from, change.to, change.insert);
    toast("文を入れました。〔例:…〕を、実際のことに書き換えてください。元に戻すこともできます。");
  },
  exchange(element) {
    if (!isFresh()) return toast("調べ終わるまで、少しお待ちください。");
    const [span] = element.evidence;
    draft.editor.replace(draft.at(span.start), draft.at(span.end), element.suggestion);
    toast("文を入れ替えました。〔例:…〕を、実際のことに書き換えてください。");
  },
  fix(finding) {
    if (!isFresh()) return toast("調べ終わるまで、少しお待ちください。");
    draft.editor.replace(draft.at(finding.span.start), draft.at(finding.span.end), finding.suggestion);
  },
};

export async function openFile(file, editor = draft.editor) {
  try {
    const read = await readFile(file);
    if (editor === draft.editor) {
      draft.file = read.format === "docx" ? file : null;
      draft.openedText = read.text.replace(/\r\n?/g, "\n"); // as the editor counts line ends
    }
    editor.setText(read.text);
    if (editor === draft.editor) {
      $("#word").hidden = !draft.file;
      $("#opened").textContent = `${file.name} を開きました。${read.notes.join("")}`;
    }
    toast(`${file.name} を開きました。`);
  } catch (error) {
    toast(error.message, "error");
  }
}

async function useSample() {
  draft.editor.setText(await (await fetch("/static/sample.txt")).text());
  draft.editor.view.focus();
}

function toggleCompare(nonce) {
  const box = $("#other");
  box.hidden = !box.hidden;
  $("#compare").setAttribute("aria-expanded", String(!box.hidden));
  $("#draft").classList.toggle("has-other", !box.hidden);
  if (!draft.other) {
    draft.other = new Editor({ parent: $("#other-editor"), label: OTHER, hint: "FAQ や前の報を、ここに貼り付けてください。", onChange: () => { draft.version += 1; schedule(PAUSE); }, nonce });
    draft.other.onComposed = composed;
    dropZone(box, ([file]) => openFile(file, draft.other));
    $("#other-file").addEventListener("change", (event) => { if (event.target.files[0]) openFile(event.target.files[0], draft.other); event.target.value = ""; });
  }
  if (!box.hidden) draft.other.view.focus();
  draft.version += 1;
  schedule(0);
}

/** Put a saved draft into the page. */
export function restore(body, nonce) {
  draft.file = null;
  $("#word").hidden = true;
  $("#opened").textContent = "";
  for (const id of ["kind", "stage", "mode", "published", "depth"]) $(`#${id}`).value = body[id] ?? "";
  if (body.other && $("#other").hidden) toggleCompare(nonce);
  if (body.other) draft.other.setText(body.other);
  draft.editor.setText(body.text);
  setTimeout(() => (draft.isSaved = true));
}

export function select(tab) {
  for (const other of $$("[role=tab]", $("#tabs"))) {
    const isOn = other === tab;
    other.setAttribute("aria-selected", String(isOn));
    other.tabIndex = isOn ? 0 : -1;
    $(`#${other.getAttribute("aria-controls")}`).hidden = !isOn;
  }
}

function startTabs() {
  const tabs = $("#tabs");
  tabs.addEventListener("click", (event) => { const tab = event.target.closest("[role=tab]"); if (tab) select(tab); });
  tabs.addEventListener("keydown", (event) => {
    const all = $$("[role=tab]:not([hidden])", tabs);
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const at = all.indexOf(document.activeElement);
    const next = step ? all[(at + step + all.length) % all.length] : event.key === "Home" ? all[0] : event.key === "End" ? all.at(-1) : null;
    if (!next) return;
    event.preventDefault();
    select(next);
    next.focus();
  });
}
