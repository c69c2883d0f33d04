import { Children } from "./lib/children.mjs";
import { readEnvironment, SettingError } from "./lib/environment.mjs";
import { ensureInstalled } from "./lib/install.mjs";

/** npm start, npm run dev: from a fresh clone to a running Concord. */
const dev = process.argv.includes("--dev");
const children = new Children();
try {
  const settings = readEnvironment(process.env);
  ensureInstalled();
  const { startConcord } = await import("./lib/concord-server.mjs");
  if (!dev) await (await import("./lib/build.mjs")).ensureBuilt();
  children.watch();
  const { demoAccounts, firstAdministratorLink } = await startConcord(settings, children, { dev });
  const lines = [`Concord is ready: ${settings.origin}`];
  if (demoAccounts.length > 0) {
    lines.push("", "Demo accounts:");
    for (const account of demoAccounts)
      lines.push(`  ${account.role.padEnd(14)} ${account.email.padEnd(32)} ${account.password}`);
  }
  if (firstAdministratorLink)
    lines.push("", "Make the first administrator (one use):", `  ${firstAdministratorLink}`);
  process.stdout.write(`${lines.join("\n")}\n\nCtrl-C stops it.\n`);
} catch (error) {
  process.stderr.write(`${error instanceof SettingError ? error.message : (error.stack ?? error)}\n`);
  await children.end(1);
}
