import { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import { answerRange } from "./range";

const text = "0123456789";
const file = {
  name: "data/train.jsonl",
  bytes: text.length,
  tag: "abc",
  read: async (range?: { start: number; end: number }) =>
    Readable.from([Buffer.from(range ? text.slice(range.start, range.end + 1) : text)]),
};
const ask = (headers: Record<string, string>, method = "GET") =>
  answerRange(new Request("http://concord.test/f", { method, headers }), file);

describe("a file that is answered in parts", () => {
  it.each([
    ["bytes=0-3", "0123", "bytes 0-3/10"],
    ["bytes=7-", "789", "bytes 7-9/10"],
    ["bytes=-2", "89", "bytes 8-9/10"],
    ["bytes=4-99", "456789", "bytes 4-9/10"],
    ["bytes=-99", "0123456789", "bytes 0-9/10"],
  ])("gives %s", async (range, body, contentRange) => {
    const response = await ask({ range });
    expect(response.status).toBe(206);
    expect(response.headers.get("content-range")).toBe(contentRange);
    expect(response.headers.get("content-length")).toBe(String(body.length));
    expect(await response.text()).toBe(body);
  });

  it.each(["bytes=10-", "bytes=-0", "bytes=99-100"])("refuses %s, saying how long it is", async (range) => {
    const response = await ask({ range });
    expect(response.status).toBe(416);
    expect(response.headers.get("content-range")).toBe("bytes */10");
  });

  it.each(["lines=1-2", "bytes=1-2,4-5", "bytes=5-2", "bytes=-"])(
    "answers %s with the whole",
    async (range) => {
      const response = await ask({ range });
      expect(response.status).toBe(200);
      expect(await response.text()).toBe(text);
    },
  );

  it("goes on only where the file is still the same", async () => {
    expect((await ask({ range: "bytes=5-", "if-range": '"abc"' })).status).toBe(206);
    expect((await ask({ range: "bytes=5-", "if-range": '"old"' })).status).toBe(200);
    expect((await ask({ "if-none-match": '"x", "abc"' })).status).toBe(304);
    expect((await ask({ "if-none-match": '"old"' })).status).toBe(200);
  });

  it("tells its size and tag without a body", async () => {
    const response = await ask({}, "HEAD");
    expect(response.headers.get("etag")).toBe('"abc"');
    expect(response.headers.get("content-length")).toBe("10");
    expect(response.headers.get("accept-ranges")).toBe("bytes");
    expect(response.headers.get("referrer-policy")).toBe("no-referrer");
    expect(response.body).toBeNull();
  });
});
