// The pre-send box: a reply against the official text and what others have said. Plain text boxes: nothing can disturb an input method there.
import { $, around, dropZone, fill, h, say, toast } from "./dom.js";
import { onGone, postForm, postJson, readFile } from "./api.js";
import { name } from "./names.js";

const PAUSE = 400;
const EMPTY = "公式の文章(またはこれまでの回答)と、送る前の回答を入れると、ここに結果が出ます。";
const SAMPLE = "お問い合わせありがとうございます。\n個人情報保護委員会への報告は、まだ行っておりません。パスワードの変更をお願いいたします。";
let timer;
let running;
let version = 0;
let others = null; // what was read of a file of replies
let isBusy = false;
let isStale = false;

export function startReply() {
  for (const id of ["reply-official", "reply-question", "reply-text"]) {
    $(`#${id}`).addEventListener("input", (event) => { if (!event.isComposing) later(); });
    $(`#${id}`).addEventListener("compositionend", later);
  }
  $("#reply-file").addEventListener("change", (event) => { if (event.target.files[0]) takeOfficial(event.target.files[0]); event.target.value = ""; });
  $("#reply-others").addEventListener("change", (event) => { if (event.target.files[0]) takeOthers(event.target.files[0]); event.target.value = ""; });
  $("#reply-others-drop").addEventListener("click", () => { others = null; told(); later(); $("#reply-text").focus(); });
  $("#reply-sample").addEventListener("click", useSample);
  dropZone($("#reply-official"), ([file]) => takeOfficial(file));
  dropZone($("#reply-others-box"), ([file]) => takeOthers(file));
  onGone((gone) => { if (!gone) later(); });
}

async function takeOfficial(file) {
  try {
    $("#reply-official").value = (await readFile(file)).text;
    later();
  } catch (error) {
    toast(error.message, "error");
  }
}

async function takeOthers(file) {
  try {
    others = await (await postForm("/api/v1/replies", [["file", file]])).json();
    told();
    later();
  } catch (error) {
    toast(error.message, "error");
  }
}

function told() {
  const all = others?.all ?? 0;
  const used = others?.replies.length ?? 0;
  $("#reply-others-name").textContent = !others ? "" : `${others.name}: ${count(used)}件の回答と比べます。${all > used ? `全${count(all)}件のうち新しいものです。全部は「回答を突き合わせる」で。` : ""}${others.unreadable ? `読めない行 ${count(others.unreadable)}。` : ""}`;
  $("#reply-others-drop").hidden = !others;
}

async function useSample() {
  $("#reply-official").value = await (await fetch("/static/sample_official.txt")).text();
  $("#reply-text").value = SAMPLE;
  $("#reply-text").focus();
  later();
}

function later() {
  version += 1;
  clearTimeout(timer);
  timer = setTimeout(check, PAUSE);
}

function request() {
  const official = $("#reply-official").value;
  return { text: $("#reply-text").value, question: $("#reply-question").value, official: official.trim() ? [{ text: official, name: "公式の文章" }] : [] };
}

/** Compare with the official text at once; with what others said after it, one request at a time, since it takes seconds. */
async function check() {
  const body = request();
  running?.abort();
  if (!body.text.trim() || !(body.official.length || others)) {
    fill($("#reply-result"), h("p", { class: "soft" }, EMPTY));
    return;
  }
  if (body.official.length) {
    running = new AbortController();
    try {
      show(await postJson("/api/v1/reply", body, { signal: running.signal }), body.text, Boolean(others));
    } catch (error) {
      if (error.name !== "AbortError") fail(error);
      return;
    }
  } else fill($("#reply-result"), waiting());
  if (others) await beside();
}

async function beside() {
  isStale = isBusy;
  if (isBusy) return;
  isBusy = true;
  do {
    isStale = false;
    const mine = version;
    const body = request();
    try {
      const tree = await postJson("/api/v1/reply", { ...body, replies: others.replies });
      if (mine === version && others) show(tree, body.text, false);
    } catch (error) {
      if (mine === version) fail(error);
    }
  } while (isStale && others && request().text.trim());
  isBusy = false;
}

const waiting = () => h("p", { class: "soft busy" }, `これまでの回答 ${count(others.replies.length)}件とも比べています…`);
const fail = (error) => fill($("#reply-result"), h("p", { class: "error", role: "alert" }, error.message));

const count = (n) => n.toLocaleString("ja-JP");

function show(tree, text, isMore) {
  const box = $("#reply-result");
  const sides = [tree.officials && Object.keys(tree.officials).length && "公式の文章", tree.replies > 1 && `これまでの回答 ${count(tree.replies - 1)}件`].filter(Boolean).join("と");
  const more = isMore ? waiting() : null;
  if (!tree.conflicts.length) {
    if (!isMore) say(`${sides}との食い違いは見つかりません。`);
    fill(box, h("p", { class: "verdict good" }, "食い違いは見つかりません"),
      h("p", { class: "soft" }, `${sides}と比べました。そこに書かれていないことは、確かめられません。送る前に、もう一度読み返してください。`), possible(tree, text), more);
    return;
  }
  if (!isMore) say(`${sides}との食い違いが${tree.conflicts.length}件あります。`);
  fill(box, h("p", { class: "verdict error" }, `食い違いが ${tree.conflicts.length}件あります`), more, tree.conflicts.map((c) => conflict(c, tree, text)), possible(tree, text));
}

/** What may be a conflict: for a look only. */
function possible(tree, text) {
  if (!tree.possible.length) return null;
  return h("details", { class: "help" }, h("summary", {}, `参考: 食い違いかもしれない所 ${count(tree.possible.length)}`),
    tree.possible.slice(0, 10).map((p) => h("div", { class: "values" }, p.values.map((v) => h("div", { class: v.official ? "value official" : "value" },
      h("p", { class: "soft" }, v.official ? "公式" : v.statements.some((s) => s.reply === "draft") ? "この回答" : `ほかの回答 ${count(v.count)}件`),
      [...v.statements].sort((a, b) => (b.reply === "draft") - (a.reply === "draft")).slice(0, 1).map((s) => statement(s, tree, text)))))));
}

function conflict(c, tree, text) {
  const should = tree.corrections.flatMap((k) => k.reasons).filter((r) => tree.conflicts[r.conflict] === c).map((r) => r.should_say);
  const isOwn = (v) => v.statements.some((s) => s.reply === "draft");
  const whose = (v) => (v.official ? "公式" : isOwn(v) ? "この回答" : `ほかの回答 ${count(v.count)}件`);
  return h("article", { class: `finding is-${c.severity}` },
    h("h2", {}, h("span", { class: `tag ${c.severity}` }, name("severities", c.severity)), ` ${c.subject || name("slots", c.slot)}`),
    h("p", {}, c.explanation),
    h("div", { class: "values" }, c.values.map((v) => h("div", { class: v.official ? "value official" : isOwn(v) ? "value bad" : "value" },
      h("p", { class: "value-head" }, h("strong", {}, v.value), h("span", { class: "soft" }, whose(v))),
      [...v.statements.filter((s) => !isOwn(v) || s.reply === "draft")].sort((a, b) => (a.reply in tree.people) - (b.reply in tree.people)).slice(0, 3).map((s) => statement(s, tree, text))))),
    should.length ? h("p", { class: "hint" }, `正しい答え: ${[...new Set(should)].join(" ")}`)
      : c.values.some((v) => v.official) ? null : h("p", { class: "hint" }, "公式の文章には書かれていません。どちらが正しいか、事実を確かめてください。"));
}

function statement(s, tree, text) {
  const person = s.reply === "draft" ? null : tree.people[s.reply];
  const words = s.reply === "draft" ? text : (person?.text ?? tree.officials[s.reply]);
  return h("p", {}, person ? h("span", { class: "who" }, [s.reply, person.responder, person.at.replace("T", " ")].filter(Boolean).join(" ")) : null, around(words, s.span));
}
