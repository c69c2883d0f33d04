import { once } from "node:events";
import { createGzip } from "node:zlib";
import type { FileWriter } from "./file-writer";

/** Where a gzip header names the operating system: 255, unknown, on each of them. */
const systemByte = 9;

/** Gzipped JSONL. Node writes no time into the header. */
export function gzipWriter(): FileWriter {
  const gzip = createGzip({ level: 6, chunkSize: 256 * 1024 });
  let ready: Buffer[] = [];
  let isFirst = true;
  gzip.on("data", (chunk: Buffer) => {
    if (isFirst && chunk.length > systemByte) chunk[systemByte] = 255;
    isFirst = false;
    ready.push(chunk);
  });
  const take = () => {
    const bytes = Buffer.concat(ready);
    ready = [];
    return bytes;
  };
  return {
    async write(lines) {
      if (lines.length > 0 && !gzip.write(`${lines.join("\n")}\n`)) await once(gzip, "drain");
      return take();
    },
    async end() {
      gzip.end();
      await once(gzip, "end");
      return take();
    },
  };
}
