import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { PassThrough, Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import S3rver from "s3rver";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { BucketStore } from "./bucket-store";
import { FolderStore } from "./folder-store";
import type { ExportStore } from "./store";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "concord-store-"));
const server = new S3rver({
  address: "127.0.0.1",
  port: 0,
  silent: true,
  directory: path.join(folder, "s3"),
  configureBuckets: [{ name: "exports", configs: [] }],
});
const stores: Record<string, ExportStore> = { DATA_DIR: new FolderStore(path.join(folder, "data")) };

beforeAll(async () => {
  const { port } = await server.run();
  stores["an S3 server"] = new BucketStore({
    bucket: "exports",
    prefix: "concord/",
    region: "us-east-1",
    endpoint: `http://127.0.0.1:${port}`,
    credentials: { accessKeyId: "S3RVER", secretAccessKey: "S3RVER" },
  });
});
afterAll(async () => {
  (stores["an S3 server"] as BucketStore).close();
  await server.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

describe.each(["DATA_DIR", "an S3 server"])("exports kept in %s", (name) => {
  const store = () => stores[name] as ExportStore;
  const read = async (key: string, range?: { start: number; end: number }) => {
    const stream = await store().read(key, range);
    return stream && (await buffer(stream)).toString("latin1");
  };

  it("come back whole, and in part", async () => {
    await store().write(
      "exports/a/1/train.jsonl",
      Readable.from([Buffer.from("0123"), Buffer.from("456789")]),
    );
    expect(await read("exports/a/1/train.jsonl")).toBe("0123456789");
    expect(await read("exports/a/1/train.jsonl", { start: 3, end: 5 })).toBe("345");
    expect(await read("exports/a/1/nothing.jsonl")).toBeNull();
  });

  it("may be larger than one part, and are written over", async () => {
    const chunk = Buffer.alloc(1024 * 1024, 7);
    await store().write("exports/a/1/big", Readable.from(Array.from({ length: 20 }, () => chunk)));
    const stream = await store().read("exports/a/1/big");
    expect((await buffer(stream as Readable)).length).toBe(20 * chunk.length);
    await store().write("exports/a/1/big", Readable.from([Buffer.from("small")]));
    expect(await read("exports/a/1/big")).toBe("small");
  });

  it("leave nothing when their source breaks off", async () => {
    const source = new PassThrough();
    const written = store().write("exports/a/1/half", source);
    source.write("half of it");
    source.destroy(new Error("broken off"));
    await expect(written).rejects.toThrow();
    expect(await read("exports/a/1/half")).toBeNull();
  });

  it("go by the beginning of their keys", async () => {
    await store().write("exports/b/1/train.jsonl", Readable.from([Buffer.from("x")]));
    await store().write("exports/b/2/train.jsonl", Readable.from([Buffer.from("y")]));
    await store().remove("exports/b/1/");
    expect(await read("exports/b/1/train.jsonl")).toBeNull();
    expect(await read("exports/b/2/train.jsonl")).toBe("y");
  });
});
