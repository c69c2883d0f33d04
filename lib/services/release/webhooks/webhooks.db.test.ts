import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import { isGenuine } from "@/lib/domain/webhook";
import { importNow } from "../../ingest/testing";
import { type Cast, makeCast, refusalOf } from "../../people/testing";
import { freezeNow, judgedPairs } from "../datasets/testing";
import { mostAttempts } from "./announce";
import { createWebhook } from "./create-webhook";
import { deliverMessage } from "./deliver-message";
import { listWebhooks } from "./list-webhooks";
import { isPublicAddress } from "./public-address";
import { removeWebhook } from "./remove-webhook";

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());

interface Received {
  headers: http.IncomingHttpHeaders;
  body: string;
}

/** A receiver on this machine that answers as it is told. */
class Receiver {
  readonly received: Received[] = [];
  status = 204;
  readonly #server = http.createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8");
    request.on("data", (part) => {
      body += part;
    });
    request.on("end", () => {
      this.received.push({ headers: request.headers, body });
      response.writeHead(this.status, this.status === 302 ? { location: `${this.url}/elsewhere` } : {}).end();
    });
  });

  async open() {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
  }
  get url() {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }
  async close() {
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

describe("a webhook", () => {
  let cast: Cast & { projectId: string };
  let receiver: Receiver;
  beforeEach(async () => {
    process.env.CONCORD_WEBHOOK_PRIVATE = "1";
    receiver = new Receiver();
    await receiver.open();
    cast = await makeCast(test.database);
    const rows = judgedPairs([{ prompt: "Which of the two is it?", votes: { Ana: "a" } }]);
    await importNow(test.database, cast.lead, cast.projectId, { "rows.jsonl": rows });
  });
  afterEach(async () => {
    delete process.env.CONCORD_WEBHOOK_PRIVATE;
    await receiver.close();
  });
  const create = (url = receiver.url) => createWebhook(test.database, cast.lead, cast.projectId, url);
  const waiting = async () => {
    const rows = await test.database.sql<{ payload: { deliveryId: string } }[]>`
      select payload from graphile_worker._private_jobs
      where payload->>'projectId' = ${cast.projectId} and payload->>'deliveryId' is not null`;
    return rows.map((row) => row.payload.deliveryId);
  };
  const deliver = (id: string) => deliverMessage(test.database, cast.projectId, id);
  const newest = async () =>
    (await listWebhooks(test.database, cast.lead, cast.projectId)).webhooks[0]?.deliveries[0];

  it("is told of a frozen dataset, signed with the secret that was shown once", async () => {
    const { secret } = await create();
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    const allInTrain = { splits: { validation: 0, test: 0 } };
    const dataset = await freezeNow(test.database, cast.lead, cast.projectId, allInTrain, "First");
    const [id = ""] = await waiting();
    await deliver(id);
    const [message] = receiver.received;
    expect(message && isGenuine(secret, message.headers, message.body, new Date())).toBe(true);
    expect(message && isGenuine(secret, message.headers, `${message.body} `, new Date())).toBe(false);
    const later = new Date(Date.now() + 3_600_000);
    expect(message && isGenuine(secret, message.headers, message.body, later)).toBe(false);
    expect(message?.headers["webhook-id"]).toBe(id);
    expect(JSON.parse(message?.body ?? "")).toMatchObject({
      type: "dataset.frozen",
      data: { number: 1, name: "First", contentHash: dataset.manifest?.contentHash, pairs: { train: 1 } },
    });
    expect(await newest()).toMatchObject({ state: "delivered", attempts: 1, lastStatus: 204 });
    await deliver(id);
    expect(receiver.received).toHaveLength(1);
    expect(JSON.stringify(await listWebhooks(test.database, cast.lead, cast.projectId))).not.toContain(
      "whsec",
    );
  });

  it("is tried again under the same id, then given up", async () => {
    await create();
    await freezeNow(test.database, cast.lead, cast.projectId);
    const [id = ""] = await waiting();
    receiver.status = 500;
    await expect(deliver(id)).rejects.toThrow("500");
    expect(await newest()).toMatchObject({ state: "waiting", attempts: 1, lastStatus: 500 });
    receiver.status = 200;
    await deliver(id);
    expect(receiver.received.map((one) => one.headers["webhook-id"])).toEqual([id, id]);
    expect(await newest()).toMatchObject({ state: "delivered", attempts: 2 });
    await freezeNow(test.database, cast.lead, cast.projectId);
    const other = (await waiting()).find((one) => one !== id) ?? "";
    receiver.status = 503;
    for (let attempt = 1; attempt < mostAttempts; attempt++)
      await expect(deliver(other)).rejects.toThrow("503");
    await deliver(other);
    expect(await newest()).toMatchObject({ state: "failed", attempts: mostAttempts });
  });

  it("follows no redirect", async () => {
    await create();
    await freezeNow(test.database, cast.lead, cast.projectId);
    receiver.status = 302;
    await expect(deliver((await waiting())[0] ?? "")).rejects.toThrow("302");
    expect(receiver.received).toHaveLength(1);
  });

  it("reaches no private address unless the operator allows it", async () => {
    await create("https://localhost:1/");
    await freezeNow(test.database, cast.lead, cast.projectId);
    delete process.env.CONCORD_WEBHOOK_PRIVATE;
    await expect(deliver((await waiting())[0] ?? "")).rejects.toThrow("private address");
    for (const url of [
      receiver.url,
      "http://example.org",
      "https://127.0.0.1/",
      "https://[::1]/",
      "https://[::ffff:10.0.0.1]/",
      "https://10.1.2.3/",
      "https://0x7f000001/",
      "https://2130706433/",
      "https://user:password@example.org/",
    ])
      expect(await refusalOf(create(url)), url).toBe("invalid_input");
  });

  it("is a matter of those who change the project", async () => {
    const { id } = await create();
    for (const who of [cast.reviewer, cast.viewer, cast.annotator]) {
      expect(await refusalOf(createWebhook(test.database, who, cast.projectId, receiver.url))).toBe(
        "forbidden",
      );
      expect(await refusalOf(listWebhooks(test.database, who, cast.projectId))).toBe("forbidden");
      expect(await refusalOf(removeWebhook(test.database, who, cast.projectId, id))).toBe("forbidden");
    }
    await removeWebhook(test.database, cast.lead, cast.projectId, id);
    expect(await refusalOf(removeWebhook(test.database, cast.lead, cast.projectId, id))).toBe("not_found");
    await freezeNow(test.database, cast.lead, cast.projectId);
    expect(await waiting()).toEqual([]);
  });
});

it("tells public addresses from those that are nobody's", () => {
  const ours = [
    "10.0.0.1",
    "127.8.8.8",
    "169.254.169.254",
    "172.31.0.1",
    "100.64.1.1",
    "0.0.0.0",
    "255.255.255.255",
  ];
  const ours6 = ["::", "::1", "fe80::1", "fd00::1", "::ffff:192.168.1.1", "64:ff9b::a00:1", "2002:a00:1::"];
  for (const address of [...ours, ...ours6, "not an address"])
    expect(isPublicAddress(address), address).toBe(false);
  for (const address of ["1.1.1.1", "93.184.216.34", "2606:4700::1111", "::ffff:1.1.1.1"])
    expect(isPublicAddress(address), address).toBe(true);
});
