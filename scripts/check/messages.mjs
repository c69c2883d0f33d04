import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { root } from "../lib/install.mjs";
import { flatten, placeholdersOf, readSource } from "./message-rule.mjs";

/** Every sentence stands in both languages, with the same placeholders, is used, and none stands in the code. */
const languages = ["en", "zh"];
/** Names, and what is not said in sentences. */
const notWords = /^(Concord|English|中文|GET|POST|Ctrl|Esc|curl|datasets|sha256)/;
const problems = [];

const catalogue = Object.fromEntries(
  languages.map((language) => {
    const folder = path.join(root, "messages", language);
    const files = fs.readdirSync(folder).filter((name) => name.endsWith(".json"));
    const entries = files.flatMap((name) =>
      flatten(
        JSON.parse(fs.readFileSync(path.join(folder, name), "utf8")),
        `${path.basename(name, ".json")}.`,
      ),
    );
    return [language, new Map(entries)];
  }),
);
const [first, ...others] = languages;
for (const other of others) {
  for (const [key, text] of catalogue[first]) {
    const translated = catalogue[other].get(key);
    if (translated === undefined) problems.push(`messages/${other}: ${key} is missing`);
    else if (placeholdersOf(text).join() !== placeholdersOf(translated).join())
      problems.push(
        `${key}: {${placeholdersOf(text)}} in ${first}, {${placeholdersOf(translated)}} in ${other}`,
      );
  }
  for (const key of catalogue[other].keys())
    if (!catalogue[first].has(key)) problems.push(`messages/${first}: ${key} is missing`);
}

const files = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "app", "components"], {
  cwd: root,
  encoding: "utf8",
})
  .split("\n")
  .filter(
    (file) => /\.tsx?$/.test(file) && !/\.test\.|\/api\//.test(file) && fs.existsSync(path.join(root, file)),
  );
const uses = [];
for (const file of files) {
  const found = readSource(file, fs.readFileSync(path.join(root, file), "utf8"));
  for (const { line, text } of found.literals)
    if (!notWords.test(text)) problems.push(`${file}:${line}: “${text}” belongs in messages/`);
  for (const { key, line } of found.uses)
    if (key !== null && !catalogue[first].has(key))
      problems.push(`${file}:${line}: there is no message ${key}`);
  uses.push(...found.uses);
}
for (const key of catalogue[first].keys())
  if (!uses.some(({ pattern }) => pattern.test(key))) problems.push(`messages: ${key} is not used`);

for (const problem of problems) process.stdout.write(`${problem}\n`);
process.exit(problems.length === 0 ? 0 : 1);
