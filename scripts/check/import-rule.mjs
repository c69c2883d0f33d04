import path from "node:path";
import { parseSync } from "oxc-parser";

/** Which rooms each room may import from: downwards only (docs/architecture.md). */
const allowed = {
  stats: ["stats"],
  domain: ["domain", "stats"],
  formats: ["formats", "domain", "stats"],
  db: ["db", "formats", "domain", "stats"],
  services: ["services", "db", "formats", "domain", "stats"],
  jobs: ["jobs", "services", "db", "formats", "domain", "stats"],
  server: ["server", "services", "jobs", "db", "formats", "domain", "stats"],
  components: ["components", "domain", "i18n"],
  app: ["app", "components", "server", "services", "domain", "i18n", "jobs", "messages"],
  i18n: ["i18n", "domain", "messages"],
  cli: ["cli", "jobs", "services", "db", "formats", "domain", "stats", "server"],
};
/** Only these rooms may know React and Next. */
const knowsReact = new Set(["server", "components", "app", "i18n"]);
const reactPackage = /^(react|react-dom|next|next-auth|next-intl|@tanstack\/react-.*)(\/|$)/;

/** The room of a file, by its path from the root; null where the rule says nothing. @param {string} file */
export function roomOf(file) {
  const [first, second] = file.split("/");
  const room = first === "lib" ? second : first;
  return room !== undefined && room in allowed ? room : null;
}

/**
 * Reads the imports of one source and says which of them go the wrong way.
 * @param {string} file path from the root, with slashes
 * @param {string} source
 * @returns {{ file: string, line: number, message: string }[]}
 */
export function checkImports(file, source) {
  const room = roomOf(file);
  if (!room || /\.test\.tsx?$/.test(file)) return [];
  const problems = [];
  for (const { name, line, isType } of importsOf(file, source)) {
    const say = (message) => problems.push({ file, line, message });
    if (reactPackage.test(name) && !knowsReact.has(room)) say(`lib/${room} must not know ${name}`);
    const target = name.startsWith("@/")
      ? name.slice(2)
      : name.startsWith(".")
        ? path.posix.join(path.posix.dirname(file), name)
        : null;
    if (target === null) {
      if (room === "stats" && !name.startsWith("node:")) say(`lib/stats imports nothing, not ${name}`);
      continue;
    }
    const other = roomOf(target);
    if (!other || allowed[room].includes(other)) continue;
    if (room === "components" && other === "stats" && isType) continue;
    say(`${room} must not import ${other} (${name})`);
  }
  return problems;
}

/** Every import, re-export and dynamic import, types too, with its line. */
function importsOf(file, source) {
  const { module } = parseSync(file, source);
  const lineAt = (offset) => source.slice(0, offset).split("\n").length;
  const found = module.staticImports.map((entry) => ({
    name: entry.moduleRequest.value,
    line: lineAt(entry.start),
    isType: entry.entries.length > 0 && entry.entries.every((one) => one.isType),
  }));
  for (const { entries, start } of module.staticExports)
    for (const { moduleRequest, isType } of entries)
      if (moduleRequest) found.push({ name: moduleRequest.value, line: lineAt(start), isType });
  for (const { moduleRequest, start } of module.dynamicImports) {
    const text = source.slice(moduleRequest.start, moduleRequest.end);
    if (/^["'`][^$]*["'`]$/.test(text))
      found.push({ name: text.slice(1, -1), line: lineAt(start), isType: false });
  }
  return found;
}
