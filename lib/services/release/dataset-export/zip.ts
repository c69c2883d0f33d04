import { PassThrough, type Readable, Transform } from "node:stream";
import { ZipFile } from "yazl";
import type { ExportedFile } from "@/lib/domain/dataset/export";

/** The first moment that a zip can name, on the clock of whatever place: the same files give the same bytes anywhere. */
const moment = new Date(1980, 0, 1);

/**
 * The files of an export in one folder of a zip, stored as they are: its size is known before the first byte, and it can
 * be read from anywhere.
 */
export async function zipOf(
  folder: string,
  files: readonly ExportedFile[],
  read: (path: string) => Promise<Readable>,
): Promise<{ bytes: number; read(range?: { start: number; end: number }): Readable }> {
  const bytes = await new Promise<number>((resolve) => {
    const zip = packed(folder, files, async () => new PassThrough());
    // The callback's type lacks its argument, which is the size.
    const sized = resolve as (size: number) => void;
    zip.end({ forceZip64Format: false, comment: "" }, sized as () => void);
  });
  return {
    bytes,
    read(range) {
      const zip = packed(folder, files, read);
      zip.end();
      const output = zip.outputStream as Readable;
      const part = range ? output.pipe(slice(range.start, range.end)) : output;
      zip.on("error", (error: Error) => part.destroy(error));
      return part;
    },
  };
}

function packed(
  folder: string,
  files: readonly ExportedFile[],
  read: (path: string) => Promise<Readable>,
): ZipFile {
  const zip = new ZipFile();
  for (const { path, bytes } of files)
    zip.addReadStreamLazy(
      `${folder}/${path}`,
      { mtime: moment, mode: 0o100644, compress: false, size: bytes, forceDosTimestamp: true },
      (give) => {
        read(path).then(
          (stream) => give(null, stream),
          (error: unknown) => give(error, undefined as unknown as Readable),
        );
      },
    );
  return zip;
}

/** The bytes of a stream from the first to the last wanted one. */
function slice(start: number, end: number): Transform {
  let at = 0;
  return new Transform({
    transform(chunk: Buffer, _, done) {
      const [from, to] = [Math.max(0, start - at), end + 1 - at];
      at += chunk.length;
      done(null, to > from ? chunk.subarray(from, to) : undefined);
    },
  });
}
