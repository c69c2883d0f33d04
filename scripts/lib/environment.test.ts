import { expect, test } from "vitest";
import { readEnvironment } from "./environment.mjs";

test("without settings: the embedded database, loopback, the demo", () => {
  expect(readEnvironment({})).toMatchObject({
    port: 3000,
    host: "127.0.0.1",
    databaseUrl: null,
    demo: true,
    origin: "http://127.0.0.1:3000",
  });
});

test("the demo loads by itself only where nobody else can reach it", () => {
  expect(readEnvironment({ HOST: "0.0.0.0" }).demo).toBe(false);
  expect(readEnvironment({ DATABASE_URL: "postgres://u:p@db/concord" }).demo).toBe(false);
  expect(readEnvironment({ HOST: "0.0.0.0", CONCORD_DEMO: "1" }).demo).toBe(true);
  expect(readEnvironment({ CONCORD_DEMO: "0" }).demo).toBe(false);
});

test.each([
  [{ PORT: "http" }, "PORT"],
  [{ PORT: "70000" }, "PORT"],
  [{ HOST: "not a host" }, "HOST"],
  [{ DATABASE_URL: "mysql://db" }, "DATABASE_URL"],
  [{ DATABASE_DIRECT_URL: "postgres://db/x" }, "DATABASE_URL"],
  [{ CONCORD_DEMO: "yes" }, "CONCORD_DEMO"],
  [{ NEXTAUTH_URL: "concord.example.org" }, "NEXTAUTH_URL"],
])("a wrong value is named: %o", (env, name) => {
  expect(() => readEnvironment(env)).toThrow(name);
});

test("a connection is direct only when it is said to be", () => {
  const url = "postgres://u:p@db:6432/concord";
  expect(readEnvironment({ DATABASE_URL: url }).directUrl).toBeNull();
  expect(
    readEnvironment({ DATABASE_URL: url, DATABASE_DIRECT_URL: "postgres://u:p@db/concord" }).directUrl,
  ).not.toBe(url);
});
