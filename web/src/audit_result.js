// What an audit found: heatmap, filters, conflicts side by side with a state and a note, whom to write to again.
import { $, around, download, fill, h, say, toast } from "./dom.js";
import { post } from "./api.js";
import { name } from "./names.js";
import { saveAudit } from "./saved.js";

const STATES = { "": "まだ", done: "対応済", fine: "問題なし", ask: "要確認" };
const SHOWN = 4; // statements of a value
const ANSWERS = 8; // values of a conflict
const MOST = 200;
const PAGE = 30; // cards at once: a page with thousands of them would no longer move
const filters = { slot: "", responder: "", severity: "", state: "" };
let page = 0;
let wrong = []; // by conflict: the replies that it wants corrected

export function showAudit(audit) {
  Object.assign(filters, { slot: "", responder: "", severity: "", state: "" });
  const { tree } = audit;
  page = 0;
  wrong = tree.conflicts.map(() => new Set());
  for (const k of tree.corrections) for (const r of k.reasons) wrong[r.conflict].add(k.reply);
  const hard = tree.conflicts.filter((c) => c.severity === "error").length;
  const box = $("#audit-result");
  box.hidden = false;
  fill(box,
    h("div", { class: "card" },
      h("h2", { tabindex: "-1", id: "audit-head" }, `回答 ${n(tree.replies)}件に、食い違い ${n(tree.conflicts.length)}件、訂正が要る回答 ${n(tree.corrections.length)}件`),
      h("p", { class: "soft" }, `食い違いのうち、はっきりした誤りは ${hard}件です。`, tree.notes.map((words) => ` ${words}`)),
      tree.unreadable.length ? h("details", { class: "help" }, h("summary", {}, `読めなかった行 ${n(tree.unreadable.length)}`),
        h("ul", {}, tree.unreadable.slice(0, MOST).map((u) => h("li", {}, `${u.file || `${u.row}行目`}: ${u.reason}`)))) : null,
      heatmap(audit),
      h("div", { class: "bar-row take" },
        audit.job ? ["xlsx", "csv", "html"].map((form) => h("a", { class: "button", href: `/api/v1/audit/jobs/${audit.job}/export?format=${form}`, download: true }, { xlsx: "全部を Excel で", csv: "食い違いを CSV で", html: "報告を HTML で" }[form])) : null,
        h("button", { type: "button", onclick: () => saveAudit(audit) }, "保存する…"))),
    h("div", { class: "card filters", role: "group", "aria-label": "絞り込み" },
      choice(audit, "slot", "項目", unique(tree.conflicts.map((c) => c.slot)).map((s) => [s, name("slots", s)])),
      choice(audit, "responder", "回答者", responders(tree).map((r) => [r, r])),
      choice(audit, "severity", "重さ", [["error", "誤り"], ["warning", "注意"]]),
      choice(audit, "state", "状態", [["none", "まだ"], ["done", "対応済"], ["fine", "問題なし"], ["ask", "要確認"]]),
      h("span", { class: "soft", id: "filter-count", role: "status" })),
    h("div", { id: "conflict-list" }),
    h("div", { class: "card", id: "correction-list" }),
    possible(audit),
    factSheet(tree));
  list(audit);
  corrections(audit);
  $("#audit-head").focus();
}

const n = (value) => value.toLocaleString("ja-JP");
const unique = (values) => [...new Set(values)];

function choice(audit, id, label, options) {
  const box = h("select", { "data-key": `filter-${id}`, id: `filter-${id}`, onchange: (event) => { filters[id] = event.target.value; page = 0; list(audit); } },
    h("option", { value: "" }, "すべて"), options.map(([value, words]) => h("option", { value }, words)));
  return h("label", {}, label, box);
}

function heatmap(audit) {
  const people = audit.tree.summary.by_responder.filter((r) => r.deviating).slice(0, 40);
  if (!people.length) return null;
  const slots = audit.tree.summary.by_slot.map((s) => s.slot).filter((slot) => people.some((p) => p.by_slot[slot]));
  const most = Math.max(...people.flatMap((p) => Object.values(p.by_slot)));
  const set = (slot, responder) => {
    filters.slot = slot;
    filters.responder = responder;
    $("#filter-slot").value = slot;
    $("#filter-responder").value = responder;
    page = 0;
    list(audit);
    $("#conflict-list").scrollIntoView({ block: "start" });
  };
  return h("div", {}, h("p", { class: "soft" }, "だれの、どの項目か。数は訂正が要る回答で、押すと下を絞り込みます。"), h("div", { class: "map", tabindex: "0", role: "region", "aria-label": "回答者と項目の表" }, h("table", {},
    h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "回答者"), slots.map((s) => h("th", { scope: "col" }, name("slots", s))))),
    h("tbody", {}, people.map((p) => h("tr", {},
      h("th", { scope: "row" }, p.responder, h("span", { class: "soft" }, ` ${p.deviating}/${p.replies}`)),
      slots.map((s) => {
        const value = p.by_slot[s] ?? 0;
        return h("td", { class: `heat${value ? Math.min(3, 1 + Math.floor((3 * (value - 1)) / Math.max(1, most))) : 0}` },
          value ? h("button", { type: "button", "aria-label": `${p.responder}の${name("slots", s)} ${value}件`, onclick: () => set(s, p.responder) }, String(value)) : "");
      })))))));
}

/** Those who take part in a conflict: first who has most to correct. */
function responders(tree) {
  const known = tree.summary.by_responder.filter((r) => r.deviating).map((r) => r.responder);
  return unique([...known, ...unique((tree.voices ?? []).flat()).sort((a, b) => a.localeCompare(b, "ja", { numeric: true }))]);
}

const stateOf = (audit, key) => audit.marks[key]?.state ?? "";

function matches(audit, c, index) {
  if (filters.slot && c.slot !== filters.slot) return false;
  if (filters.severity && c.severity !== filters.severity) return false;
  if (filters.state && (stateOf(audit, `c${index}`) || "none") !== filters.state) return false;
  if (!filters.responder) return true;
  return audit.tree.voices?.[index].includes(filters.responder)
    ?? c.values.some((v) => v.statements.some((s) => (audit.tree.people[s.reply]?.responder || "(不明)") === filters.responder));
}

function list(audit) {
  const found = audit.tree.conflicts.map((c, i) => [c, i]).filter(([c, i]) => matches(audit, c, i));
  const pages = Math.max(1, Math.ceil(found.length / PAGE));
  page = Math.min(page, pages - 1);
  const first = page * PAGE;
  const shown = found.slice(first, first + PAGE);
  $("#filter-count").textContent = pages > 1 ? `${n(found.length)}件のうち ${n(first + 1)}〜${n(first + shown.length)}件目` : `${n(found.length)}件を表示`;
  fill($("#conflict-list"), found.length ? shown.map(([c, i]) => card(audit, c, i))
    : h("p", { class: "card good" }, audit.tree.conflicts.length ? "この条件の食い違いはありません。" : "食い違いは見つかりませんでした。"),
  pages > 1 ? pager(audit, pages) : null);
}

function pager(audit, pages) {
  const turn = (to) => {
    page = to;
    list(audit);
    $("#conflict-list").scrollIntoView({ block: "start" });
    $("#conflict-list .conflict h3")?.focus({ preventScroll: true });
  };
  const step = (id, words, to) => h("button", { type: "button", id: `page-${id}`, "data-key": `page-${id}`, disabled: to < 0 || to >= pages, onclick: () => turn(to) }, words);
  return h("nav", { class: "bar-row pager", "aria-label": "食い違いのページ" }, step("back", "前へ", page - 1), h("span", { class: "soft" }, `${page + 1} / ${pages} ページ`), step("next", "次へ", page + 1));
}

function card(audit, c, index) {
  const key = `c${index}`;
  return h("article", { class: `card conflict is-${c.severity} state-${stateOf(audit, key) || "none"}`, "aria-labelledby": `${key}-t`, "data-index": String(index) },
    h("h3", { id: `${key}-t`, tabindex: "-1" }, h("span", { class: `tag ${c.severity}` }, name("severities", c.severity)), h("span", { class: "tag" }, name("slots", c.slot)), ` ${c.subject}`),
    h("p", {}, c.explanation),
    h("div", { class: "values" }, c.values.slice(0, ANSWERS).map((v, k) => value(audit, v, `${key}-${k}`, wrong[index]))),
    c.values.length > ANSWERS ? more(`${key}-values`, `ほかの答え ${n(c.values.length - ANSWERS)}通り`, "values",
      () => c.values.slice(ANSWERS).map((v, k) => value(audit, v, `${key}-${k + ANSWERS}`, wrong[index]))) : null,
    h("div", { class: "bar-row mark" },
      h("fieldset", {}, h("legend", { class: "sr" }, "状態"), Object.entries(STATES).map(([id, words]) => {
        const radio = h("input", { type: "radio", name: `state-${key}`, value: id, "data-key": `${key}-${id}`, onchange: () => mark(audit, key, { state: id }) });
        radio.checked = stateOf(audit, key) === id;
        return h("label", { class: "chip" }, radio, words);
      })),
      h("label", { class: "inline fill" }, "メモ", h("input", { type: "text", maxlength: "500", value: audit.marks[key]?.note ?? "", oninput: (event) => mark(audit, key, { note: event.target.value }, false) }))));
}

/** 公式の文章, with its name where there are several (official:NAME). */
function officialName(id) {
  const name = id.split(":").slice(1).join(":");
  return name ? `公式の文章 ${name}` : "公式の文章";
}

function value(audit, v, key, bad) {
  const isBad = v.statements.some((s) => bad.has(s.reply)) && !v.official;
  const voices = v.statements.map((s) => ({ ...s, person: audit.tree.people[s.reply] }));
  voices.sort((a, b) => Boolean(a.person) - Boolean(b.person));
  const line = (s) => h("li", {},
    h("span", { class: "who" }, s.person ? [s.reply, s.person.responder, s.person.at.replace("T", " ")].filter(Boolean).join(" ") : officialName(s.reply)),
    around(s.person?.text ?? audit.tree.officials?.[s.reply], s.span));
  return h("div", { class: `value${v.official ? " official" : isBad ? " bad" : ""}` },
    h("p", { class: "value-head" }, h("strong", {}, v.value), h("span", { class: "soft" }, `${v.official ? "公式・" : isBad ? "要訂正・" : ""}${n(v.count ?? v.statements.length)}件`)),
    h("ul", {}, voices.slice(0, SHOWN).map(line)),
    voices.length > SHOWN ? more(`${key}-more`, `ほか${n((v.count ?? voices.length) - SHOWN)}件`, "", () => voices.slice(SHOWN).map(line)) : null);
}

/** A list that is only made when someone opens it. */
function more(key, words, css, lines) {
  const box = h(css ? "div" : "ul", { class: css || null });
  return h("details", { "data-key": key, ontoggle: (event) => { if (event.target.open && !box.children.length) box.append(...lines()); } }, h("summary", {}, words), box);
}

function mark(audit, key, change, redraw = true) {
  audit.marks[key] = { ...audit.marks[key], ...change };
  audit.isSaved = false;
  if (!redraw) return;
  const article = document.querySelector(`[data-index="${key.slice(1)}"]`);
  if (article) article.className = article.className.replace(/state-\w+/, `state-${change.state || "none"}`);
  say(`${STATES[change.state]}にしました。`);
  corrections(audit);
}

/** The replies to write again: a conflict marked 問題なし asks for none. */
function toWrite(audit) {
  return audit.tree.corrections
    .map((c) => ({ ...c, reasons: c.reasons.filter((r) => stateOf(audit, `c${r.conflict}`) !== "fine") }))
    .filter((c) => c.reasons.length);
}

function corrections(audit) {
  const rows = toWrite(audit);
  const status = (c) => unique(c.reasons.map((r) => STATES[stateOf(audit, `c${r.conflict}`)])).join("、");
  fill($("#correction-list"),
    h("h2", {}, `もう一度連絡する相手 ${n(rows.length)}件`),
    rows.length ? [
      h("div", { class: "bar-row" }, ["xlsx", "csv"].map((form) => h("button", { type: "button", id: `export-${form}`, "data-key": `export-${form}`, onclick: () => save(audit, rows, form) }, form === "xlsx" ? "この一覧を Excel で" : "この一覧を CSV で"))),
      h("div", { class: "map", tabindex: "0", role: "region", "aria-label": "もう一度連絡する相手の表" }, h("table", {},
        h("thead", {}, h("tr", {}, ["回答", "回答者", "言ったこと", "正しい答え", "状態"].map((w) => h("th", { scope: "col" }, w)))),
        h("tbody", {}, rows.slice(0, MOST).map((c) => h("tr", {},
          h("th", { scope: "row" }, c.reply, c.corrected_by ? h("span", { class: "soft" }, ` ${c.corrected_by} で訂正済み`) : ""), h("td", {}, c.responder),
          h("td", {}, c.reasons.map((r) => h("p", {}, r.said.trim()))), h("td", {}, c.reasons.map((r) => h("p", {}, r.should_say))), h("td", {}, status(c))))))),
      rows.length > MOST ? h("p", { class: "soft" }, `ほか ${n(rows.length - MOST)}件(ファイルには全部入ります)`) : null,
    ] : h("p", { class: "good" }, "ありません。"));
}

async function save(audit, rows, format) {
  const header = ["回答", "回答者", "日時", "質問", "言ったこと", "正しい答え", "訂正済みの回答", "状態", "メモ"];
  const cells = rows.flatMap((c) => c.reasons.map((r) => {
    const person = audit.tree.people[c.reply] ?? {};
    const note = audit.marks[`c${r.conflict}`] ?? {};
    return [c.reply, c.responder ?? "", (person.at ?? "").replace("T", " "), person.question ?? "", r.said.trim(), r.should_say, c.corrected_by ?? "", STATES[note.state ?? ""], note.note ?? ""];
  }));
  try {
    download(await (await post("/api/v1/export", { format, name: "もう一度連絡する相手", header, rows: cells })).blob(), `もう一度連絡する相手.${format}`);
  } catch (error) {
    toast(error.message, "error");
  }
}

/** What may be a conflict: for a look only, so it begins closed and has no state. */
function possible(audit) {
  const found = audit.tree.possible ?? []; // work saved by an older version has none
  if (!found.length) return null;
  const nothing = new Set();
  const pair = (p, i) => h("article", { class: "finding is-info" },
    h("h3", {}, h("span", { class: "tag info" }, `${Math.round(100 * p.probability)}%`), h("span", { class: "tag" }, name("slots", p.slot)), p.incident ? ` ${p.incident}` : ""),
    h("div", { class: "values" }, p.values.map((v, k) => value(audit, v, `p${i}-${k}`, nothing))));
  return h("div", { class: "card", id: "possible-list" },
    h("p", { class: "soft" }, "言い切れるほど確かではないので、食い違いにも訂正にも数えていません。時間があれば、読み比べてください。"),
    more("possible", `参考: 食い違いかもしれない組 ${n(found.length)}組`, "pairs", () => found.slice(0, MOST).map(pair)),
    found.length > MOST ? h("p", { class: "soft" }, `確からしい順に${MOST}組。全部は Excel のファイルに入ります。`) : null);
}

function factSheet(tree) {
  if (!tree.fact_sheet.length) return null;
  return h("details", { class: "card" }, h("summary", {}, `事実シート(社内でそろえる答え) ${n(tree.fact_sheet.length)}項目`),
    h("div", { class: "map", tabindex: "0", role: "region", "aria-label": "事実シート" }, h("table", {},
      h("thead", {}, h("tr", {}, ["項目", "何について", "答え", "出どころ", "違う回答"].map((w) => h("th", { scope: "col" }, w)))),
      h("tbody", {}, tree.fact_sheet.slice(0, MOST).map((f) => h("tr", {}, h("td", {}, name("slots", f.slot)), h("th", { scope: "row" }, f.subject), h("td", {}, f.value || "未決定"), h("td", {}, f.source.startsWith("official") ? "公式" : f.source), h("td", {}, n(f.deviating.length))))))));
}

