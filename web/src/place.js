// Where a missing sentence belongs: after what usually comes before it.

const ORDER = [
  "facts", "start_time", "lost_item", "product_name", "model_lot", "sale_period", "sold_count", "hazard", "accident_count", "stop_use",
  "impact_service", "impact_area", "scope_items", "card_items", "data_on_device", "scope_count", "device_password", "disk_encryption",
  "secondary_damage", "found_access_check", "cause", "investigator_result", "response", "card_stop", "card_monitoring", "remote_wipe",
  "search_status", "police_report", "authority_report", "end_time", "eta", "workaround", "recall_method", "refund_or_repair", "recall_rate",
  "user_action", "reissue_cost", "prevention", "delay_reason", "apology", "next_update", "contact",
];

/** Return the change {from, to, insert} that puts `words` for the element `id` into `text`. `toHere` maps offsets. */
export function insertion(id, words, elements, text, toHere) {
  const rank = ORDER.indexOf(id) < 0 ? ORDER.indexOf("response") : ORDER.indexOf(id);
  let best = -1;
  let at = -1;
  for (const element of elements) {
    const place = ORDER.indexOf(element.id);
    if (element.status === "n/a" || !element.evidence.length || place < 0 || place > rank || place < best) continue;
    best = place;
    at = toHere(Math.max(...element.evidence.map((e) => e.end)));
  }
  const gap = /\n[ \t　]*\n/.test(text) ? "\n\n" : "\n";
  if (at < 0 || id === "contact" || id === "next_update") {
    const end = closingAt(text);
    if (end !== null) return { from: end, to: end, insert: `${words}${gap}` };
    const lead = !text || text.endsWith(gap) ? "" : text.endsWith("\n") && gap === "\n\n" ? "\n" : gap;
    return { from: text.length, to: text.length, insert: `${lead}${words}\n` };
  }
  let line = text.indexOf("\n", Math.max(0, at - 1));
  if (line < 0) line = text.length;
  return { from: line, to: line, insert: `${gap === "\n\n" && text.slice(line, line + 2) !== "\n\n" ? "\n" : gap}${words}` };
}

/** Return where the closing line (以上 …) begins, null where there is none in the last third. */
function closingAt(text) {
  let at = text.length;
  for (const line of text.split("\n").reverse()) {
    at -= line.length;
    if (/^\s*以\s*上\s*$/.test(line)) return at;
    at -= 1;
    if (at < text.length * 0.66) return null;
  }
  return null;
}

