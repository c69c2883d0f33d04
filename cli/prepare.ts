import fs from "node:fs";
import path from "node:path";
import { isDirectUrl, openDatabase } from "@/db/client";
import { migrateDatabase } from "@/db/migrate";
import { invitationLink } from "@/lib/server/env";
import { type DemoSignIn, loadDemo } from "@/lib/services/demo/load-demo";
import { ensureOperator, operatorActor } from "@/lib/services/people/account/ensure-operator";
import { createFirstAdministratorLink } from "@/lib/services/people/invitations/create-first-administrator-link";

/**
 * Makes a database ready to serve: migrations, the operator and its token, the demo. Prints one line of JSON for
 * whoever starts Concord: demo accounts, and the link that makes the first administrator where there is none.
 */
const databaseUrl = process.env.DATABASE_URL;
if (!databaseUrl) throw new Error("DATABASE_URL is not set");
const dataDir = path.resolve(process.env.DATA_DIR || "data");

await migrateDatabase(process.env.DATABASE_DIRECT_URL || databaseUrl);
const database = openDatabase(databaseUrl, { max: 4, isDirect: isDirectUrl(databaseUrl) });
try {
  fs.mkdirSync(dataDir, { recursive: true });
  keepToken(await ensureOperator(database, readToken()));
  const isDemo = process.env.CONCORD_DEMO === "1";
  const demoAccounts: DemoSignIn[] = isDemo ? await loadDemo(database, operatorActor) : [];
  const token = isDemo ? null : await createFirstAdministratorLink(database);
  const firstAdministratorLink = token && invitationLink(token);
  process.stdout.write(`${JSON.stringify({ demoAccounts, firstAdministratorLink })}\n`);
} finally {
  await database.close();
}

function tokenFile(): string {
  return path.join(dataDir, "operator-token");
}

function readToken(): string | null {
  return fs.existsSync(tokenFile()) ? fs.readFileSync(tokenFile(), "utf8").trim() : null;
}

function keepToken(token: string): void {
  if (token === readToken()) return;
  fs.writeFileSync(tokenFile(), `${token}\n`, { mode: 0o600 });
}
