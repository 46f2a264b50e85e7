// The audit page: send files, follow the progress, show what came of it.
import { $, dropZone, toast } from "./dom.js";
import { call, getJson, postForm } from "./api.js";
import { showAudit } from "./audit_result.js";

export const audit = { job: null, tree: null, marks: {}, replies: null, officials: [], workspace: null, source: null };

export function startAudit() {
  dropZone($("#replies-drop"), ([file]) => takeReplies(file));
  dropZone($("#officials-drop"), takeOfficials);
  $("#replies").addEventListener("change", (event) => { if (event.target.files[0]) takeReplies(event.target.files[0]); });
  $("#officials").addEventListener("change", (event) => takeOfficials([...event.target.files]));
  $("#audit-form").addEventListener("submit", (event) => { event.preventDefault(); run(); });
  $("#audit-sample").addEventListener("click", useSample);
  $("#audit-cancel").addEventListener("click", cancel);
}

function takeReplies(file) {
  audit.replies = file;
  $("#replies-name").textContent = `${file.name}(${size(file.size)})`;
  $("#audit-error").textContent = "";
}

function takeOfficials(files) {
  audit.officials = files;
  $("#officials-name").textContent = files.map((file) => file.name).join("、");
}

async function useSample() {
  takeReplies(new File([await (await fetch("/static/sample_replies.csv")).blob()], "見本の回答.csv"));
  $("#official-text").value = await (await fetch("/static/sample_official.txt")).text();
  await run();
}

const size = (n) => (n > 1e6 ? `${(n / 1e6).toFixed(1)} MB` : `${Math.max(1, Math.round(n / 1e3))} kB`);

async function run() {
  $("#audit-error").textContent = "";
  if (!audit.replies) {
    $("#audit-error").textContent = "回答のファイルを選んでください。";
    $("#replies").focus();
    return;
  }
  const fields = [["replies", audit.replies], ...audit.officials.map((file) => ["official", file])];
  if ($("#official-text").value.trim()) fields.push(["official_text", $("#official-text").value]);
  if ($("#columns").value.trim()) fields.push(["columns", $("#columns").value.trim()]);
  busy(true, "送っています…", 0, 0);
  try {
    if (audit.job) call(`/api/v1/audit/jobs/${audit.job}`, { method: "DELETE" }).catch(() => {});
    const status = await (await postForm("/api/v1/audit/jobs", fields)).json();
    audit.job = status.id;
    follow(status.id);
  } catch (error) {
    fail(error.message);
  }
}

function follow(id) {
  const events = new EventSource(`/api/v1/audit/jobs/${id}/events`);
  audit.source = events;
  events.onmessage = async (event) => {
    const status = JSON.parse(event.data);
    if (status.state === "running") {
      const words = status.all && status.done >= status.all ? `${status.all.toLocaleString("ja-JP")}件を読み終えました。食い違いを比べています…` : status.all ? `${status.all.toLocaleString("ja-JP")}件のうち ${status.done.toLocaleString("ja-JP")}件を読みました` : "読み込んでいます…";
      busy(true, words, status.done, status.all);
      return;
    }
    events.close();
    if (status.state === "done") {
      try {
        const tree = await getJson(`/api/v1/audit/jobs/${id}`);
        busy(false);
        open(tree, {}, id);
      } catch (error) {
        fail(error.message);
      }
    } else if (status.state === "failed") fail(`${status.problem.title} ${status.problem.detail}`);
    else busy(false);
  };
  events.onerror = () => {
    if (events.readyState === EventSource.CLOSED) fail("つながりが切れました。もう一度お試しください。");
  };
}

export function open(tree, marks, job = null, workspace = null) {
  audit.tree = tree;
  audit.marks = marks;
  audit.job = job;
  audit.workspace = workspace;
  showAudit(audit);
}

async function cancel() {
  audit.source?.close();
  if (audit.job) await call(`/api/v1/audit/jobs/${audit.job}`, { method: "DELETE" }).catch(() => {});
  audit.job = null;
  busy(false);
  toast("突き合わせをやめました。");
  $("#audit-start").focus();
}

function fail(words) {
  busy(false);
  $("#audit-error").textContent = words;
}

function busy(is, words = "", done = 0, all = 0) {
  $("#audit-progress").hidden = !is;
  $("#audit-start").disabled = is;
  if (!is) return;
  $("#audit-result").hidden = true;
  $("#audit-progress-words").textContent = words;
  const bar = $("#audit-bar");
  if (all) { bar.max = all; bar.value = done; } else bar.removeAttribute("value");
}
