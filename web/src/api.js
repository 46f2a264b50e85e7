// Talk to the server. Errors become Problem with words for people; a server that is gone is waited for.

export class Problem extends Error {
  constructor(status, tree) {
    super(`${tree.title ?? "処理できませんでした。"}${tree.detail ? ` ${tree.detail}` : ""}`);
    this.status = status;
    this.code = tree.code ?? "http";
  }
}

const listeners = new Set();
let isGone = false;

/** Be told when the server goes (true) and comes back (false). */
export function onGone(listener) {
  listeners.add(listener);
}

function tell(gone) {
  if (gone === isGone) return;
  isGone = gone;
  for (const listener of listeners) listener(gone);
  if (gone) waitForServer();
}

async function waitForServer() {
  while (isGone) {
    await new Promise((done) => setTimeout(done, 1500));
    try {
      const response = await fetch("/readyz", { cache: "no-store" });
      if (response.ok) tell(false);
    } catch { /* still gone */ }
  }
}

/** Fetch, and turn what is not a result into a Problem. */
export async function call(path, options = {}) {
  let response;
  try {
    response = await fetch(path, { ...options, credentials: "same-origin", cache: "no-store" });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    tell(true);
    throw new Problem(0, { code: "gone", title: "サーバーにつながりません。", detail: "書いたものはこの画面に残っています。" });
  }
  tell(false);
  if (response.status === 401) location.assign("/login");
  if (!response.ok) {
    let tree = {};
    try { tree = await response.json(); } catch { /* no body */ }
    throw new Problem(response.status, tree);
  }
  return response;
}

export async function getJson(path, options) {
  return (await call(path, options)).json();
}

export async function post(path, body, options = {}) {
  return call(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body), ...options });
}

export async function postJson(path, body, options) {
  return (await post(path, body, options)).json();
}

/** Send a file and other fields as a form. */
export async function postForm(path, fields) {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return call(path, { method: "POST", body: form });
}

/** Read any file of text (Word, HTML, Markdown, text) into {name, format, text, notes}. */
export async function readFile(file) {
  return (await postForm("/api/v1/files", [["file", file]])).json();
}

/** Save a response as a file. */
export async function blobOf(response) {
  return response.blob();
}
