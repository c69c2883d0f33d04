import { createGunzip } from "node:zlib";
import { ConcordError } from "@/lib/domain/error";
import type { InputFile, ReadLimits } from "./input";

/** A file that cannot be read any further: nothing of the import is stored. */
export function fileError(file: string, line: number, found: string, expected: string): ConcordError {
  const where = line > 0 ? `${file}, line ${line}` : file;
  return new ConcordError("invalid_file", `${where}: ${found}; expected ${expected}.`, [
    { path: where, message: `${found}; expected ${expected}` },
  ]);
}

/**
 * A file's text in chunks: decompressed where it is gzip, decoded from UTF-8 (or UTF-16 with a byte order mark).
 * @param count is told how many bytes of the file itself were read so far.
 * @throws ConcordError invalid_file on truncated gzip, a gzip bomb, text that is not UTF-8
 */
export async function* readText(
  file: InputFile,
  limits: ReadLimits,
  count: (bytes: number) => void = () => {},
): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null;
  let line = 1;
  const decode = (bytes: Uint8Array | undefined): string => {
    decoder ??= new TextDecoder(encodingOf(bytes ?? new Uint8Array()), { fatal: true });
    try {
      return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
    } catch {
      throw fileError(file.name, line, "bytes that are not valid UTF-8", "text in UTF-8");
    }
  };
  for await (const bytes of readBytes(file, limits, count)) {
    const text = decode(bytes);
    yield text;
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) line++;
  }
  const rest = decode(undefined);
  if (rest) yield rest;
}

function encodingOf(start: Uint8Array): string {
  if (start[0] === 0xff && start[1] === 0xfe) return "utf-16le";
  return start[0] === 0xfe && start[1] === 0xff ? "utf-16be" : "utf-8";
}

async function* readBytes(
  file: InputFile,
  limits: ReadLimits,
  count: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  const source = file.open();
  let read = 0;
  let written = 0;
  let isGzip: boolean | null = null;
  let held = Buffer.alloc(0);
  const gunzip = createGunzip();
  source.on("data", (chunk: Buffer) => {
    read += chunk.length;
    count(read);
  });
  source.pause();
  const iterator = source[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  try {
    // Two bytes tell gzip from text: the name does not.
    while (held.length < 2) {
      const next = await iterator.next();
      if (next.done) break;
      held = Buffer.concat([held, next.value]);
    }
    isGzip = held[0] === 0x1f && held[1] === 0x8b;
    const rest = (async function* () {
      yield held;
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
    })();
    if (!isGzip) {
      for await (const chunk of rest) if (chunk.length > 0) yield chunk;
      return;
    }
    const feeding = feed(rest, gunzip);
    feeding.catch((error) => gunzip.destroy(error as Error));
    for await (const chunk of gunzip) {
      written += (chunk as Buffer).length;
      const bomb = written > 64 * 1024 * 1024 && written > read * limits.gzipRatio;
      if (bomb || written > limits.totalBytes)
        throw fileError(file.name, 0, `${read} bytes that unpack to over ${written}`, "an honest gzip file");
      yield chunk as Buffer;
    }
  } catch (error) {
    if (error instanceof ConcordError) throw error;
    const code = (error as NodeJS.ErrnoException).code ?? "";
    if (code.startsWith("Z_"))
      throw fileError(file.name, 0, "damaged or truncated gzip", "a whole gzip file");
    throw error;
  } finally {
    gunzip.destroy();
    source.destroy();
  }
}

async function feed(chunks: AsyncIterable<Buffer>, gunzip: ReturnType<typeof createGunzip>): Promise<void> {
  for await (const chunk of chunks)
    if (!gunzip.write(chunk) && !gunzip.destroyed)
      await new Promise<void>((resolve) => {
        gunzip.once("drain", resolve);
        gunzip.once("close", resolve);
      });
  gunzip.end();
}
