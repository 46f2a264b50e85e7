// Bundle src/ into the Python package:  npm ci && npm run build
// The bundle's first line holds a hash of the sources, so that a test can tell a stale bundle.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync, writeFileSync, copyFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

const OUT = "../checker/interfaces/web/static";
const MOST = 700_000; // bytes of script

function hashOfSources() {
  const hash = createHash("sha256");
  for (const name of readdirSync("src").sort()) hash.update(name).update(readFileSync(join("src", name)));
  return hash.digest("hex").slice(0, 16);
}

await build({
  entryPoints: ["src/main.js"],
  outfile: `${OUT}/app.js`,
  bundle: true,
  minify: true,
  format: "esm",
  target: ["es2022", "chrome110", "firefox115", "safari16"],
  legalComments: "eof",
  banner: { js: `/* つじつま: built from web/src, sources ${hashOfSources()} */` },
});
for (const name of ["index.html", "login.html", "app.css"]) copyFileSync(join("src", name), join(OUT, name));
// The licences of what is bundled go along with it.
const parts = ["@codemirror/state", "@codemirror/view", "@codemirror/lint", "@codemirror/commands", "@codemirror/language",
  "@lezer/common", "@lezer/highlight", "@lezer/lr", "style-mod", "w3c-keyname", "crelt", "@marijn/find-cluster-break"];
const licences = parts.map((p) => `${p}\n\n${readFileSync(`node_modules/${p}/LICENSE`, "utf8")}`);
writeFileSync(join(OUT, "LICENSES.txt"), licences.join("\n----\n\n"));
const size = statSync(join(OUT, "app.js")).size;
console.log(`app.js ${size} bytes`);
if (size > MOST) throw new Error(`app.js has ${size} bytes, more than ${MOST}`);
