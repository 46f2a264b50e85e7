// The pre-send box: a reply against the official text. Plain text boxes: nothing can disturb an input method there.
import { $, around, dropZone, fill, h, say, toast } from "./dom.js";
import { postJson, readFile } from "./api.js";
import { name } from "./names.js";

const PAUSE = 400;
let timer;
let running;

export function startReply() {
  for (const id of ["reply-official", "reply-question", "reply-text"]) {
    $(`#${id}`).addEventListener("input", (event) => { if (!event.isComposing) later(); });
    $(`#${id}`).addEventListener("compositionend", later);
  }
  $("#reply-file").addEventListener("change", (event) => { if (event.target.files[0]) take(event.target.files[0]); event.target.value = ""; });
  dropZone($("#reply-official"), ([file]) => take(file));
}

async function take(file) {
  try {
    $("#reply-official").value = (await readFile(file)).text;
    later();
  } catch (error) {
    toast(error.message, "error");
  }
}

function later() {
  clearTimeout(timer);
  timer = setTimeout(check, PAUSE);
}

async function check() {
  const text = $("#reply-text").value;
  const official = $("#reply-official").value;
  running?.abort();
  if (!text.trim() || !official.trim()) {
    fill($("#reply-result"), h("p", { class: "soft" }, "公式の文章と回答を入れると、ここに結果が出ます。"));
    return;
  }
  running = new AbortController();
  try {
    const body = { text, question: $("#reply-question").value, official: [{ text: official, name: "公式の文章" }] };
    show(await postJson("/api/v1/reply", body, { signal: running.signal }), text);
  } catch (error) {
    if (error.name === "AbortError") return;
    fill($("#reply-result"), h("p", { class: "error", role: "alert" }, error.message));
  }
}

function show(tree, text) {
  const box = $("#reply-result");
  if (!tree.conflicts.length) {
    say("公式の文章との食い違いは見つかりません。");
    fill(box, h("p", { class: "verdict good" }, "食い違いは見つかりません"), h("p", { class: "soft" }, "公式の文章に書かれていないことは、確かめられません。送る前に、もう一度読み返してください。"));
    return;
  }
  say(`公式の文章との食い違いが${tree.conflicts.length}件あります。`);
  fill(box, h("p", { class: "verdict error" }, `食い違いが ${tree.conflicts.length}件あります`), tree.conflicts.map((c) => conflict(c, tree, text)));
}

function conflict(c, tree, text) {
  const should = tree.corrections.flatMap((k) => k.reasons).filter((r) => tree.conflicts[r.conflict] === c).map((r) => r.should_say);
  return h("article", { class: `finding is-${c.severity}` },
    h("h2", {}, h("span", { class: `tag ${c.severity}` }, name("severities", c.severity)), ` ${c.subject || name("slots", c.slot)}`),
    h("p", {}, c.explanation),
    h("div", { class: "values" }, c.values.map((v) => h("div", { class: v.official ? "value official" : "value bad" },
      h("p", { class: "value-head" }, h("strong", {}, v.value), h("span", { class: "soft" }, v.official ? "公式" : "この回答")),
      v.statements.slice(0, 3).map((s) => h("p", {}, around(s.reply === "draft" ? text : tree.officials[s.reply], s.span)))))),
    should.length ? h("p", { class: "hint" }, `正しい答え: ${[...new Set(should)].join(" ")}`) : null);
}
