import { spawnSync } from "node:child_process";
import crypto from "node:crypto";
import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { startEmbeddedPostgres } from "./embedded-postgres.mjs";
import { SettingError } from "./environment.mjs";
import { root } from "./install.mjs";

const next = path.join(root, "node_modules/next/dist/bin/next");
const tsx = ["--import", "tsx"];

/**
 * Starts everything that is Concord: PostgreSQL unless one is given, migrations and demo, the web server, the worker.
 * @param {ReturnType<import("./environment.mjs").readEnvironment>} settings
 * @param {import("./children.mjs").Children} children
 * @param {{ dev?: boolean }} [options]
 * @returns what cli/prepare.ts reported: demo accounts and the first administrator's link
 */
export async function startConcord(settings, children, { dev = false } = {}) {
  await refuseBusyPort(settings);
  fs.mkdirSync(settings.dataDir, { recursive: true });
  let { databaseUrl, directUrl } = settings;
  if (!databaseUrl) {
    const postgres = await startEmbeddedPostgres(path.join(settings.dataDir, "postgres"));
    children.atEnd(() => postgres.stop());
    await createDatabase(postgres);
    databaseUrl = postgres.url;
    directUrl = postgres.url;
  }
  const env = {
    ...process.env,
    NODE_ENV: dev ? "development" : "production",
    PORT: String(settings.port),
    HOST: settings.host,
    DATA_DIR: settings.dataDir,
    DATABASE_URL: databaseUrl,
    DATABASE_DIRECT_URL: directUrl ?? "",
    CONCORD_DEMO: settings.demo ? "1" : "0",
    NEXTAUTH_URL: settings.origin,
    NEXTAUTH_SECRET: process.env.NEXTAUTH_SECRET || readSecret(settings.dataDir),
    NEXT_TELEMETRY_DISABLED: "1",
    CONCORD_PARENT_PID: String(process.pid),
  };
  const program = (name) =>
    dev ? [...tsx, path.join(root, `cli/${name}.ts`)] : [path.join(root, `build/${name}.mjs`)];
  const prepared = prepare(program("prepare"), env);
  const web = [next, dev ? "dev" : "start", "-H", settings.host, "-p", String(settings.port), root];
  children.start(web, env, {
    whenGone: () => {
      process.stderr.write("The web server ended. Stopping.\n");
      children.end(1);
    },
  });
  const work = () =>
    children.start(program("worker"), env, { whenGone: () => setTimeout(work, 1_000), ownSession: true });
  work();
  await waitForWeb(settings);
  const info = path.join(settings.dataDir, "server.json");
  fs.writeFileSync(info, JSON.stringify({ url: settings.origin, pid: process.pid }), { mode: 0o600 });
  children.atEnd(async () => fs.rmSync(info, { force: true }));
  return prepared;
}

async function createDatabase(server) {
  const { default: postgres } = await import("postgres");
  const sql = postgres(server.databaseUrl("postgres"), { max: 1, onnotice: () => {} });
  const known = await sql`select from pg_database where datname = 'concord'`;
  if (known.length === 0) await sql`create database concord`;
  await sql.end();
}

function readSecret(dataDir) {
  const file = path.join(dataDir, "secret");
  if (!fs.existsSync(file))
    fs.writeFileSync(file, crypto.randomBytes(32).toString("base64url"), { mode: 0o600 });
  return fs.readFileSync(file, "utf8").trim();
}

function prepare(args, env) {
  const done = spawnSync(process.execPath, args, {
    env,
    cwd: root,
    stdio: ["ignore", "pipe", 2],
    encoding: "utf8",
  });
  if (done.status !== 0) throw new Error("The database could not be prepared: see above.");
  return JSON.parse(done.stdout.trim().split("\n").at(-1));
}

async function refuseBusyPort({ host, port }) {
  await new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once("error", (error) =>
      reject(
        new SettingError(
          error.code === "EADDRINUSE"
            ? `Port ${port} is in use. Stop what runs there, or choose another: PORT=${port + 1} npm start`
            : `Cannot listen on ${host}:${port}: ${error.message}`,
        ),
      ),
    );
    probe.listen(port, host, () => probe.close(resolve));
  });
}

async function waitForWeb({ host, port }) {
  const name = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  const url = `http://${name.includes(":") ? `[${name}]` : name}:${port}/api/v1/health`;
  for (let waited = 0; waited < 120_000; waited += 50) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    if (answer && waited > 20_000)
      throw new Error(`The server answers with status ${answer.status}: ${await answer.text()}`);
    await sleep(50);
  }
  throw new Error("The web server did not answer within two minutes.");
}
