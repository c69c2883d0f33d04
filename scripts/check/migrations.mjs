import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { root } from "../lib/install.mjs";

/** The journal only grows: a migration that has landed is never changed, renamed or removed. */
const folder = "db/migrations";
const problems = [];
const read = (file) => fs.readFileSync(path.join(root, folder, file), "utf8");
const journal = JSON.parse(read("meta/_journal.json")).entries;
for (const { tag } of journal) {
  if (!/^\d{14}_[a-z0-9_]+$/.test(tag)) problems.push(`${tag}: a migration is named YYYYMMDDhhmmss_words`);
  if (!fs.existsSync(path.join(root, folder, `${tag}.sql`))) problems.push(`${tag}.sql is missing`);
}
const tags = journal.map(({ tag }) => tag);
if ([...tags].sort().join() !== tags.join())
  problems.push("the journal is not in the order of its timestamps");
for (const file of fs.readdirSync(path.join(root, folder)))
  if (file.endsWith(".sql") && !tags.includes(file.slice(0, -4)))
    problems.push(`${file} is not in the journal`);

const base = findBase();
if (base) {
  const before = JSON.parse(git("show", `${base}:${folder}/meta/_journal.json`)).entries;
  for (const [index, { tag }] of before.entries()) {
    if (tags[index] !== tag) problems.push(`${tag} has landed and is gone from its place in the journal`);
    else if (git("show", `${base}:${folder}/${tag}.sql`) !== read(`${tag}.sql`))
      problems.push(`${tag}.sql has landed and was changed`);
  }
}
for (const problem of problems) process.stdout.write(`${problem}\n`);
process.exit(problems.length === 0 ? 0 : 1);

function git(...args) {
  return execFileSync("git", args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
}

/** What has landed: the newest tag, where releases are tagged; otherwise the commit we stand on. */
function findBase() {
  for (const name of ["describe", "rev-parse"])
    try {
      const base = git(
        ...(name === "describe" ? ["describe", "--tags", "--abbrev=0"] : ["rev-parse", "HEAD"]),
      ).trim();
      git("cat-file", "-e", `${base}:${folder}/meta/_journal.json`);
      return base;
    } catch {}
  return null;
}
