import { spawnSync } from "node:child_process";
import path from "node:path";
import { ensureInstalled, root } from "./lib/install.mjs";

/** npm run -s concord -- …: the command-line tool, from a fresh clone too. */
ensureInstalled();
const done = spawnSync(
  process.execPath,
  ["--import", "tsx", path.join(root, "cli/concord.ts"), ...process.argv.slice(2)],
  { stdio: "inherit", env: { ...process.env, TSX_TSCONFIG_PATH: path.join(root, "tsconfig.json") } },
);
process.exit(done.status ?? 1);
