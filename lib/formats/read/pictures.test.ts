import { describe, expect, it } from "vitest";
import type { Message } from "@/lib/domain/message";
import { defaultLimits } from "./input";
import { pictureType, splitPictures } from "./pictures";
import { readFiles } from "./read-files";
import { recogniseFiles } from "./recognise";
import { fileOf } from "./testing";

/** The first bytes of each kind, as its specification has them. */
const png = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");
const jpeg = Buffer.from("ffd8ffe000104a464946000101000001", "hex");
const gif = Buffer.from("4749463839610100010080000000000000", "hex");
const webp = Buffer.from("524946461a000000574542505650384c", "hex");
const avif = Buffer.from("0000001c6674797061766966000000006d696631617669666d696166", "hex");
const svg = Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>");

describe("what a picture is, its bytes say", () => {
  it.each([
    ["image/png", png],
    ["image/jpeg", jpeg],
    ["image/gif", gif],
    ["image/webp", webp],
    ["image/avif", avif],
    [null, svg],
    [null, Buffer.from("<html>")],
    [null, Buffer.alloc(0)],
    // A video in the same container.
    [null, Buffer.from("000000186674797069736f6d0000020069736f6d69736f32", "hex")],
    [null, Buffer.from("524946461a00000057415645666d7420", "hex")],
  ])("%s", (type, bytes) => {
    expect(pictureType(bytes)).toBe(type);
  });
});

const row = (image: string) =>
  JSON.stringify({
    type: "prompt",
    id: "p1",
    messages: [
      {
        role: "user",
        content: [
          { type: "text", text: "What is this?" },
          { type: "image", image, alt: "a bird" },
        ],
      },
    ],
  });

async function read(files: Record<string, string | Buffer>, limits = defaultLimits) {
  const given = Object.entries(files).map(([name, content]) => fileOf(name, content));
  const { rows, pictures } = splitPictures(given);
  const images: string[] = [];
  const problems: string[] = [];
  for await (const event of readFiles(await recogniseFiles(rows), { pictures, limits }))
    if (event.kind === "problem") {
      const { file, line, field, found, expected } = event.problem;
      problems.push(`${file}:${line}: ${field}: ${found}; expected ${expected}`);
    } else if (event.record.type === "prompt") images.push(imageOf(event.record.messages ?? []));
  return { images, problems };
}

function imageOf([message]: readonly Message[]): string {
  const part = typeof message?.content === "string" ? null : message?.content[1];
  return part?.type === "image" ? part.image : "";
}

const stored = `data:image/png;base64,${png.toString("base64")}`;

describe("a row names a picture by path", () => {
  it.each([
    ["beside it", { "set/rows.jsonl": row("pics/bird.png"), "set/pics/bird.png": png }],
    ["from the root", { "set/rows.jsonl": row("/set/pics/bird.png"), "set/pics/bird.png": png }],
    ["in the folder above", { "set/a/rows.jsonl": row("../bird.png"), "set/bird.png": png }],
    ["with Windows' slashes", { "set\\rows.jsonl": row(".\\pics\\bird.png"), "set\\pics\\bird.png": png }],
    ["chosen without its folder", { "rows.jsonl": row("pics/bird.png"), "bird.png": png }],
    ["called something else", { "rows.jsonl": row("bird.svg"), "bird.svg": png }],
  ])("%s", async (_, files) => {
    expect(await read(files)).toEqual({ images: [stored], problems: [] });
  });

  it("as OpenAI names one", async () => {
    const content = [
      { type: "text", text: "What is this?" },
      { type: "image_url", image_url: { url: "bird.png" } },
    ];
    const say = (text: string) => [{ role: "assistant", content: text }];
    const pair = { prompt: [{ role: "user", content }], chosen: say("A wren."), rejected: say("A dog.") };
    const files = { "rows.jsonl": JSON.stringify(pair), "bird.png": png };
    expect(await read(files)).toEqual({ images: [stored], problems: [] });
  });

  it.each(["data:image/png;base64,AAAA", "https://example.org/bird.png", "http://example.org/bird.png"])(
    "but %s stays as it is",
    async (image) => {
      const files = { "rows.jsonl": row(image), "bird.png": png };
      expect(await read(files)).toEqual({ images: [image], problems: [] });
    },
  );
});

describe("what is wrong with a picture is a problem of the row that names it", () => {
  it.each([
    [
      "not among the files",
      { "rows.jsonl": row("bird.png") },
      /^rows\.jsonl:1: image: bird\.png; expected a picture uploaded beside this file/,
    ],
    [
      "two of that name, neither where the row says",
      { "rows.jsonl": row("bird.png"), "a/bird.png": png, "b/bird.png": png },
      /expected a picture uploaded beside this file/,
    ],
    [
      "a drawing under a false name",
      { "rows.jsonl": row("bird.png"), "bird.png": svg },
      /image: bird\.png, which is none; expected a PNG, JPEG, GIF, WebP or AVIF picture/,
    ],
    ["a drawing that can hold programs", { "rows.jsonl": row("bird.svg"), "bird.svg": svg }, /which is none/],
    ["the file of rows itself", { "rows.jsonl": row("rows.jsonl") }, /picture uploaded with it/],
  ])("%s", async (_, files, problem) => {
    const { images, problems } = await read(files as Record<string, string | Buffer>);
    expect(images).toEqual([]);
    expect(problems).toEqual([expect.stringMatching(problem)]);
  });

  it("too large, alone or with others", async () => {
    const files = { "rows.jsonl": row("bird.png"), "bird.png": Buffer.concat([png, Buffer.alloc(400)]) };
    const alone = await read(files, { ...defaultLimits, pictureBytes: 100 });
    expect(alone.problems).toEqual([
      "rows.jsonl:1: image: bird.png, which is larger; expected at most 100 bytes",
    ]);
    const { problems } = await read(files, { ...defaultLimits, rowLength: 300 });
    expect(problems).toEqual([expect.stringMatching(/too large together; expected 300 characters a row/)]);
  });

  it("and pictures alone are no import", () => {
    expect(() => splitPictures([fileOf("bird.png", png)])).toThrow(/only pictures/);
  });
});
