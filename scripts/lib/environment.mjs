import path from "node:path";

/** A setting with a wrong value: shown to whoever starts Concord, without a stack. */
export class SettingError extends Error {}

const loopback = new Set(["127.0.0.1", "localhost", "::1"]);

/**
 * Reads and checks every setting once. See .env.example for what each means.
 * @param {Record<string, string | undefined>} env
 * @returns {{ port: number, host: string, dataDir: string, databaseUrl: string | null, directUrl: string | null,
 *   demo: boolean, origin: string }}
 * @throws {SettingError}
 */
export function readEnvironment(env) {
  const port = env.PORT === undefined || env.PORT === "" ? 3000 : Number(env.PORT);
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new SettingError(`PORT is "${env.PORT}": it must be a whole number from 1 to 65535.`);
  const host = env.HOST || "127.0.0.1";
  if (!/^[A-Za-z0-9.:_-]+$/.test(host))
    throw new SettingError(
      `HOST is "${env.HOST}": it must be an address or a host name, such as 127.0.0.1 or 0.0.0.0.`,
    );
  const databaseUrl = env.DATABASE_URL || null;
  const directUrl = env.DATABASE_DIRECT_URL || null;
  for (const [name, url] of [
    ["DATABASE_URL", databaseUrl],
    ["DATABASE_DIRECT_URL", directUrl],
  ])
    if (url !== null && !/^postgres(ql)?:\/\/[^\s]+$/.test(url ?? ""))
      throw new SettingError(`${name} must look like postgres://user:password@host:5432/database.`);
  if (env.DATABASE_DIRECT_URL && !databaseUrl)
    throw new SettingError("DATABASE_DIRECT_URL is set without DATABASE_URL: set both, or neither.");
  const demo = env.CONCORD_DEMO;
  if (demo !== undefined && demo !== "" && demo !== "0" && demo !== "1")
    throw new SettingError(`CONCORD_DEMO is "${demo}": it must be 0 or 1.`);
  const name = host.includes(":") ? `[${host}]` : host;
  const origin =
    env.NEXTAUTH_URL || `http://${host === "0.0.0.0" || host === "::" ? "127.0.0.1" : name}:${port}`;
  if (!/^https?:\/\//.test(origin))
    throw new SettingError("NEXTAUTH_URL must start with http:// or https://.");
  return {
    port,
    host,
    dataDir: path.resolve(env.DATA_DIR || "data"),
    databaseUrl,
    directUrl,
    demo: demo ? demo === "1" : databaseUrl === null && loopback.has(host),
    origin: origin.replace(/\/$/, ""),
  };
}
