// Take away: copy, HTML report, print, Word with comments.
import { $, download, fill, h, toast } from "./dom.js";
import { post, postForm } from "./api.js";
import * as panels from "./panels.js";
import { request } from "./draft.js";

export function readyToTakeAway(draft) {
  $("#copy").addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(draft.editor.text);
      toast("文案を写し取りました。貼り付けられます。");
    } catch {
      toast("写し取れませんでした。本文を選んで、手で写してください。", "error");
    }
  });
  $("#report").addEventListener("click", () => attempt(async () => download(await (await post("/api/v1/report", request())).blob(), "つじつま報告.html")));
  $("#word").addEventListener("click", () => attempt(async () => {
    const { text, name, compare, ...options } = request();
    const response = await postForm("/api/v1/word", [["file", draft.file], ["options", JSON.stringify(options)], ...(text === draft.openedText ? [] : [["text", text]])]);
    download(await response.blob(), `${draft.file.name.replace(/\.docx$/i, "")}_つじつま.docx`);
    toast(text === draft.openedText ? "Word のファイルに、指摘をコメントで入れました。" : "Word のファイルに、直した分を変更履歴で、指摘をコメントで入れました。");
  }));
  $("#print").addEventListener("click", () => print());
  window.addEventListener("beforeprint", () => paper(draft));
  window.addEventListener("afterprint", () => fill($("#paper")));
}

async function attempt(work) {
  try {
    await work();
  } catch (error) {
    toast(error.message, "error");
  }
}

/** Lay out what is printed: the editor itself only holds the lines on screen. */
function paper(draft) {
  const document_ = draft.result?.documents[0];
  if (!document_ || $("#draft").hidden) return;
  const still = { jump() {}, insert() {}, exchange() {}, fix() {} };
  const part = (title, ...nodes) => h("section", {}, h("h2", {}, title), nodes);
  fill($("#paper"),
    h("h1", {}, "つじつま 報告"), h("p", { class: "soft" }, `${new Date().toLocaleString("ja-JP", { dateStyle: "long", timeStyle: "short" })} に調べたもの`),
    h("div", { class: "paper-summary" }, panels.summary(document_)),
    part("要素のチェックリスト", panels.checklist(document_, still)), part("指摘", panels.findings(document_, still)),
    part("事実と時系列", panels.facts(document_, still)),
    draft.result.conflicts.length ? part("食い違い", panels.conflicts(draft.result.conflicts, still)) : null,
    part("読みやすさ", panels.reading(document_, still)), part("公表の進め方", panels.advice(document_, still)),
    part("文案", h("div", { class: "paper-text" }, marked(draft.editor.text, document_.findings, draft.at))));
  for (const details of document.querySelectorAll("#paper details")) details.open = true;
}

function marked(text, findings, at) {
  const spans = findings.filter((f) => f.span.end > f.span.start && !["missing_element", "vague_element"].includes(f.category))
    .map((f) => [at(f.span.start), at(f.span.end), f.severity]).sort((a, b) => a[0] - b[0]);
  const pieces = [];
  let here = 0;
  for (const [from, to, severity] of spans) {
    if (from < here) continue;
    pieces.push(text.slice(here, from), h("mark", { class: severity }, text.slice(from, to)));
    here = to;
  }
  return [...pieces, text.slice(here)];
}
