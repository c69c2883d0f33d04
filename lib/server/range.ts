import { Readable } from "node:stream";

/** Bytes that can be read in part. */
interface PartialFile {
  name: string;
  bytes: number;
  /** Changes exactly when the bytes do. */
  tag: string;
  read(range?: { start: number; end: number }): Promise<Readable>;
}

const types: Readonly<Record<string, string>> = {
  jsonl: "application/x-ndjson",
  json: "application/json",
  csv: "text/csv; charset=utf-8",
  md: "text/markdown; charset=utf-8",
  gz: "application/gzip",
  zip: "application/zip",
  parquet: "application/vnd.apache.parquet",
};

/**
 * Answers with a file, or with the part that was asked for (RFC 9110, one range; several are answered with the whole), so
 * that a download can be taken up again and Parquet's footer read alone. Conditions by ETag are honoured.
 */
export async function answerRange(request: Request, file: PartialFile): Promise<Response> {
  const etag = `"${file.tag}"`;
  const name = file.name.split("/").at(-1) ?? file.name;
  const headers = new Headers({
    etag,
    "accept-ranges": "bytes",
    "content-type": types[name.split(".").at(-1) ?? ""] ?? "application/octet-stream",
    "content-disposition": `attachment; filename="${name}"`,
    // The bytes of a frozen dataset never change; who may read them can.
    "cache-control": "private, no-cache",
    // The address may hold a link token: it is told to nobody.
    "referrer-policy": "no-referrer",
  });
  if (matches(request.headers.get("if-none-match"), etag))
    return new Response(null, { status: 304, headers });
  const wanted = request.headers.get("range");
  const ifRange = request.headers.get("if-range");
  const range = wanted && (ifRange === null || ifRange === etag) ? rangeOf(wanted, file.bytes) : null;
  if (range === "beyond") {
    headers.set("content-range", `bytes */${file.bytes}`);
    return new Response(null, { status: 416, headers });
  }
  const length = range ? range.end - range.start + 1 : file.bytes;
  headers.set("content-length", String(length));
  if (range) headers.set("content-range", `bytes ${range.start}-${range.end}/${file.bytes}`);
  const status = range ? 206 : 200;
  if (request.method === "HEAD" || length === 0) return new Response(null, { status, headers });
  const stream = await file.read(range ?? undefined);
  request.signal.addEventListener("abort", () => stream.destroy());
  return new Response(Readable.toWeb(stream) as ReadableStream, { status, headers });
}

function matches(header: string | null, etag: string): boolean {
  return header?.split(",").some((tag) => ["*", etag, `W/${etag}`].includes(tag.trim())) ?? false;
}

/** @returns first and last byte; null where the whole is to be sent; "beyond" where nothing of it exists */
function rangeOf(header: string, bytes: number): { start: number; end: number } | "beyond" | null {
  const [, from = "", to = ""] = /^bytes=(\d*)-(\d*)$/.exec(header.trim()) ?? [];
  if (from === "" && to === "") return null;
  if (from === "") {
    const length = Math.min(Number(to), bytes);
    return length === 0 ? "beyond" : { start: bytes - length, end: bytes - 1 };
  }
  const start = Number(from);
  const end = to === "" ? bytes - 1 : Math.min(Number(to), bytes - 1);
  if (to !== "" && Number(to) < start) return null;
  return start >= bytes ? "beyond" : { start, end };
}
