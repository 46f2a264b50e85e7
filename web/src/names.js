// Japanese names of ids: the server's own table, fetched once.
import { getJson } from "./api.js";

let tables = {};

export async function loadNames() {
  tables = await getJson("/api/v1/names");
}

export const name = (table, id) => tables[table]?.[id] ?? id;
/** Tell whether the server has an optional part (the parser: "syntax"). */
export const serverCan = (part) => Boolean(tables.can?.[part]);
export const namesOf = (table) => Object.entries(tables[table] ?? {});

/** 「2025年9月4日」 for an ISO date; parts that are not known are left out. */
export function japaneseDate(value) {
  const units = value.startsWith("--") ? ["月", "日"] : ["年", "月", "日"];
  const parts = value.replace(/^-+/, "").split("T")[0].split("-").filter(Boolean);
  return parts.map((part, i) => `${Number(part)}${units[i] ?? ""}`).join("") || value;
}
