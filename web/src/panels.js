// The side of the draft page: pure functions from the result to elements.
import { h } from "./dom.js";
import { japaneseDate, name } from "./names.js";

const MARKS = { present: "○", vague: "△", absent: "×", "n/a": "−" };
const DELETED = "（見出しの位置）";

/** A button that goes to the words of a span. */
export function quote(span, tools, key) {
  const words = span.text.replace(/\s+/g, " ").trim();
  const shown = words.length > 60 ? `${words.slice(0, 58)}…` : words || DELETED;
  return h("button", { type: "button", class: "quote", "data-key": key, title: "本文のこの場所へ", onclick: () => tools.jump(span) },
    h("span", { class: "line" }, span.paragraph ? `第${span.paragraph}段落` : `${span.line}行`), h("span", { class: "words" }, shown));
}

export function counts(document) {
  const asked = document.elements.filter((e) => e.status !== "n/a" && !(e.status === "absent" && e.level === "optional"));
  const of = (status) => asked.filter((e) => e.status === status).length;
  const grave = (severity) => document.findings.filter((f) => f.severity === severity).length;
  return {
    present: of("present"), asked: asked.length, vague: of("vague"), absent: of("absent"),
    error: grave("error"), warning: grave("warning"), info: grave("info"),
  };
}

/** The big line at the top. */
export function summary(document) {
  const c = counts(document);
  const rest = c.vague + c.absent;
  const label = `要素 ${c.asked}のうち${c.present}が書けています。あいまい${c.vague}、なし${c.absent}。`;
  return [
    h("div", { class: "score" },
      h("p", { class: "score-main" }, h("strong", {}, String(c.present)), h("span", {}, ` / ${c.asked} 要素`)),
      h("meter", { min: "0", max: String(c.asked || 1), value: String(c.present), "aria-label": label, title: label }),
      h("p", { class: rest ? "soft" : "good" }, rest ? `あいまい ${c.vague}・なし ${c.absent}` : "要素はすべて書けています")),
    h("ul", { class: "grave", "aria-label": "指摘の数" },
      [["error", "誤り"], ["warning", "注意"], ["info", "参考"]].map(([id, words]) =>
        h("li", { class: c[id] ? id : "none" }, h("span", {}, words), h("strong", {}, String(c[id]))))),
    h("p", { class: "soft judged" }, [name("kinds", document.kind), name("stages", document.stage), name("modes", document.mode)].join("・"), " として調べました"),
  ];
}

/** The checklist: what is lacking first. */
export function checklist(document, tools) {
  const groups = [
    ["absent", "書かれていません", true, (e) => e.status === "absent" && e.level !== "optional"],
    ["vague", "触れていますが、あいまいです", true, (e) => e.status === "vague"],
    ["present", "書けています", false, (e) => e.status === "present"],
    ["extra", "あればなおよいもの", false, (e) => e.status === "absent" && e.level === "optional"],
    ["na", "この文書では要りません", false, (e) => e.status === "n/a"],
  ];
  return groups.map(([id, title, isOpen, test]) => {
    const found = document.elements.filter(test);
    if (!found.length) return null;
    const rank = { required: 0, recommended: 1, optional: 2 };
    found.sort((a, b) => rank[a.level] - rank[b.level]);
    const list = h("ul", { class: `elements is-${id}` }, found.map((e) => element(e, tools)));
    return isOpen
      ? h("section", {}, h("h3", {}, title, h("span", { class: "count" }, String(found.length))), list)
      : h("details", { "data-key": `group-${id}` }, h("summary", {}, title, h("span", { class: "count" }, String(found.length))), list);
  });
}

function element(e, tools) {
  const css = e.status === "n/a" ? "na" : e.status;
  return h("li", { class: `element ${css}` },
    h("div", { class: "element-head" },
      h("span", { class: "sign", "aria-hidden": "true" }, MARKS[e.status]),
      h("h4", {}, name("elements", e.id), h("span", { class: "sr" }, `: ${name("statuses", e.status)}`)),
      e.status !== "n/a" && h("span", { class: `tag level-${e.level}` }, name("levels", e.level)),
      e.status !== "n/a" && h("span", { class: "tag", title: "求めの根拠" }, name("bases", e.basis))),
    e.evidence.length ? h("div", { class: "quotes" }, e.evidence.slice(0, 4).map((s, i) => quote(s, tools, `e-${e.id}-${i}`))) : null,
    e.message && h("p", {}, e.message),
    e.suggestion && e.status !== "n/a" && h("div", { class: "offer" },
      h("p", { class: "offer-words" }, e.suggestion),
      h("div", { class: "buttons" },
        h("button", { type: "button", class: "small primary", "data-key": `in-${e.id}`, "aria-label": `この文を入れる: ${name("elements", e.id)}`, onclick: () => tools.insert(e) }, "この文を入れる"),
        e.status === "vague" && e.evidence.length === 1 && h("button", { type: "button", class: "small", "data-key": `re-${e.id}`, "aria-label": `入れ替える: ${name("elements", e.id)}`, onclick: () => tools.exchange(e) }, "入れ替える"))));
}

/** The findings that the checklist does not show already. */
export function findings(document, tools) {
  const rank = { error: 0, warning: 1, info: 2 };
  const found = document.findings.filter((f) => !["missing_element", "vague_element"].includes(f.category))
    .sort((a, b) => rank[a.severity] - rank[b.severity] || a.span.start - b.span.start);
  const rest = [
    document.suppressed.length > 0 && h("details", { "data-key": "suppressed" }, h("summary", {}, `本文の注記で消した指摘 ${document.suppressed.length}`),
      h("ul", {}, document.suppressed.map((f, i) => h("li", {}, quote(f.span, tools, `q-${i}`), h("p", { class: "soft" }, `${f.message} 理由: ${f.reason}`))))),
  ];
  if (!found.length) return [h("p", { class: "good" }, "言葉づかいや数字の指摘はありません。"), rest];
  return [h("ol", { class: "findings" }, found.map((f, i) => finding(f, tools, i))), rest];
}

function finding(f, tools, i) {
  return h("li", { class: `finding is-${f.severity}` },
    h("p", { class: "finding-head" }, h("span", { class: `tag ${f.severity}` }, name("severities", f.severity)), f.message),
    h("div", { class: "quotes" }, quote(f.span, tools, `f-${i}`), f.related.slice(0, 3).map((s, k) => quote(s, tools, `f-${i}-${k}`))),
    f.suggestion && h("p", { class: "hint" }, `案: ${f.suggestion}`),
    f.fixable && f.suggestion !== null && h("button", { type: "button", class: "small primary", "data-key": `fix-${i}`, "aria-label": `案のとおりに直す: ${f.span.text}`, onclick: () => tools.fix(f) }, "案のとおりに直す"),
    h("details", { "data-key": `why-${f.rule}-${f.span.start}` }, h("summary", {}, "なぜ"), h("p", {}, f.why), h("p", { class: "soft" }, `根拠: ${name("bases", f.basis)}・規則: ${f.rule}`)));
}

/** Facts: the timeline as a picture, dates, counts and kinds of information. */
export function facts(document, tools) {
  const f = document.facts;
  const steps = [["発生", f.occurred], ["発覚", f.discovered], ["公表", f.published]].filter(([, d]) => d);
  const rows = steps.map(([label, d], i) => row(label, h("div", {}, japaneseDate(d.value), d.note ? h("span", { class: "soft" }, ` ${d.note}`) : ""), d.span.end > d.span.start && quote(d.span, tools, `d-${i}`)));
  if (f.delay_days !== null) rows.push(row("発覚から公表まで", h("strong", {}, f.delay_days === 0 ? "同じ日" : `${f.delay_days}日`)));
  f.counts.forEach((c, i) => rows.push(row(c.of || "数", `${name("qualifiers", c.qualifier)}${c.value.toLocaleString("ja-JP")}${c.unit}`, quote(c.span, tools, `c-${i}`))));
  const groups = new Map();
  for (const i of f.info_types) groups.set(`${i.value} ${i.included}`, [...(groups.get(`${i.value} ${i.included}`) ?? []), i]);
  for (const items of groups.values()) {
    const state = items[0].included === true ? "対象" : items[0].included === false ? "含まれない" : "触れている";
    rows.push(row(name("info_types", items[0].value), h("span", { class: "tag" }, state), items.slice(0, 6).map((i, k) => quote(i.span, tools, `i-${i.value}-${k}`))));
  }
  if (f.certainty) rows.push(row("漏えいの確かさ", name("certainties", f.certainty)));
  if (!rows.length) return [h("p", { class: "soft" }, "日付や件数が、まだ書かれていません。")];
  return [timeline(steps, f.delay_days), h("dl", { class: "facts" }, rows)];
}

function row(label, ...values) {
  return h("div", {}, h("dt", {}, label), h("dd", {}, values));
}

/** The picture 発生 → 発覚 → 公表; the way from 発覚 to 公表 is heavy where it takes days. */
export function timeline(steps, delay) {
  if (!steps.length) return null;
  const said = steps.map(([label, d]) => `${label} ${japaneseDate(d.value)}`).join("、") + (delay === null ? "" : `。発覚から公表まで${delay}日`);
  const width = 360, margin = 58, y = 36;
  const gap = steps.length > 1 ? (width - 2 * margin) / (steps.length - 1) : 0;
  const x = (i) => (steps.length > 1 ? margin + gap * i : width / 2);
  const shapes = [];
  steps.forEach(([label, d], i) => {
    if (!i) return;
    const days = daysBetween(steps[i - 1][1].value, d.value);
    const late = label === "公表" && delay > 0;
    shapes.push(h("svg:line", { x1: x(i - 1), y1: y, x2: x(i), y2: y, class: late ? "late" : "" }));
    if (days !== null) shapes.push(h("svg:text", { x: (x(i - 1) + x(i)) / 2, y: y - 10, "text-anchor": "middle", class: late ? "days late" : "days" }, days === 0 ? "同じ日" : days > 0 ? `${days}日` : `${-days}日前`));
  });
  steps.forEach(([label, d], i) => {
    shapes.push(h("svg:circle", { cx: x(i), cy: y, r: 7 }));
    shapes.push(h("svg:text", { x: x(i), y: y + 26, "text-anchor": "middle", class: "name" }, label));
    shapes.push(h("svg:text", { x: x(i), y: y + 45, "text-anchor": "middle", class: "day" }, japaneseDate(d.value)));
  });
  return h("svg:svg", { viewBox: `0 0 ${width} 90`, role: "img", "aria-label": said, class: "timeline" }, shapes);
}

function daysBetween(first, second) {
  const full = /^\d{4}-\d\d-\d\d$/;
  if (!full.test(first) || !full.test(second)) return null;
  return Math.round((Date.parse(`${second}T00:00Z`) - Date.parse(`${first}T00:00Z`)) / 86_400_000);
}

const MEASURES = {
  characters: "文字の数", sentences: "文の数", letters_per_sentence: "1文の平均の字数", longest_sentence: "いちばん長い文の字数", commas_per_sentence: "1文の読点",
  kanji_ratio: "漢字の割合", reading_minutes_slow: "ゆっくり読むときの時間(分)", tateishi_rs: "建石の RS′(大きいほどやさしい)", jreadability: "jReadability(大きいほどやさしい)",
};
const DEADLINES = { initial: "個人情報保護委員会への速報(3日)", initial_last: "速報(遅くとも5日)", final: "確報" };

/** Readability: grade, reasons, and a strip with a bar a sentence. */
export function reading(document, tools) {
  const r = document.readability;
  if (!r || !r.sentences?.length) return [h("p", { class: "soft" }, "文が少ないので、測れません。")];
  const most = Math.max(...r.sentences.map((s) => s.letters), 60);
  const heat = (s) => (s.letters > 90 || s.issues.length > 2 ? 3 : s.letters > 60 || s.issues.length > 1 ? 2 : s.letters > 45 || s.issues.length ? 1 : 0);
  return [
    r.score !== null && h("p", { class: "grade" }, h("strong", {}, r.grade), h("span", { class: "soft" }, ` ${Math.round(r.score)}点 / 100点`)),
    r.reasons.length ? h("ul", { class: "reasons" }, r.reasons.map((words) => h("li", {}, words))) : null,
    h("h3", {}, "文ごとの読みにくさ"),
    h("p", { class: "soft", id: "strip-help" }, "一本が一文です。長さは字数、濃さは読みにくさ。", h("span", { class: "screen" }, "押すとその文へ移ります。")),
    h("div", { class: "strip", role: "group", "aria-label": "文ごとの読みにくさ", "aria-describedby": "strip-help" },
      r.sentences.slice(0, 400).map((s, i) => bar(s, i, heat(s), most, tools))),
    h("details", { "data-key": "measures" }, h("summary", {}, "測った値"),
      h("dl", { class: "facts" }, Object.entries(MEASURES).filter(([id]) => id in r.measures).map(([id, label]) => row(label, String(Math.round(r.measures[id] * 100) / 100))))),
  ];
}

function bar(s, i, heat, most, tools) {
  const words = ["読みやすい", "やや読みにくい", "読みにくい", "とても読みにくい"][heat];
  const issues = s.issues.length ? `指摘 ${s.issues.length}` : "";
  const node = h("button", { type: "button", class: `bar heat${heat}`, "data-key": `s-${i}`, title: `${s.letters}字 ${words}${issues ? `(${issues})` : ""}`, "aria-label": `${i + 1}文目 ${s.letters}字 ${words}`, onclick: () => tools.jump(s.span) });
  node.style.setProperty("--size", `${Math.max(12, Math.round((100 * s.letters) / most))}%`);
  return node;
}

const GRAVITY = { low: "小さい", medium: "中くらい", high: "大きい", critical: "きわめて大きい" };

/** How to disclose: gravity, deadlines and advice with its sources. */
export function advice(document, tools) {
  const d = document.disclosure;
  if (!d?.advice?.length) return [h("p", { class: "soft" }, "この文章からは、進め方についての助言はありません。")];
  return [
    d.severity && h("p", { class: "grade" }, "事案の重さ ", h("strong", {}, GRAVITY[d.severity])),
    Object.keys(d.deadlines).length ? h("dl", { class: "facts" }, Object.entries(d.deadlines).map(([k, v]) => row(DEADLINES[k] ?? k, japaneseDate(v)))) : null,
    h("ul", { class: "advice" }, d.advice.map((a, i) => h("li", {},
      h("p", {}, h("span", { class: "tag" }, name("bases", a.basis)), a.reading && h("span", { class: "tag" }, "編者の読み"), a.text),
      a.evidence.length ? h("div", { class: "quotes" }, a.evidence.slice(0, 2).map((s, k) => quote(s, tools, `a-${i}-${k}`))) : null,
      h("p", { class: "soft" }, a.why), h("p", { class: "soft" }, `出典: ${a.source}`)))),
  ];
}

/** Conflicts with the text beside it. */
export function conflicts(found, tools) {
  if (!found.length) return [h("p", { class: "good" }, "比べた文章との食い違いは見つかりません。")];
  return [h("ol", { class: "findings" }, found.map((c, i) => h("li", { class: `finding is-${c.severity}` },
    h("p", { class: "finding-head" }, h("span", { class: `tag ${c.severity}` }, name("severities", c.severity)), c.explanation),
    h("div", { class: "values" }, c.values.map((v, k) => h("div", { class: v.official ? "value official" : "value" },
      h("strong", {}, v.value),
      v.statements.slice(0, 4).map((s, m) => s.span && h("div", {}, h("span", { class: "soft" }, s.reply), quote({ ...s.span, side: s.reply }, tools, `x-${i}-${k}-${m}`))))))))) ];
}
