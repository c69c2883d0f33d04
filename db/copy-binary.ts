import type { Readable } from "node:stream";
import type postgres from "postgres";

const signatureBytes = 11;

/** One row of COPY's binary format, read field by field in the order of its columns. */
export interface BinaryRow {
  /** A smallint, integer or bigint; null is `missing`. */
  number(missing?: number): number;
  boolean(): boolean;
  text(): string | null;
  /** The sixteen bytes of a uuid, as four numbers; false where it is null. */
  uuid(into: Uint32Array): boolean;
}

/**
 * Rows of a query as COPY streams them in its binary format: ids and numbers arrive as bytes and never become text.
 * @param query takes no parameters: ids must be checked before they stand in it
 * @param onRow is called for every row; what it is given is only good until it returns
 */
export async function copyBinary(
  connection: postgres.ReservedSql,
  query: string,
  onRow: (row: BinaryRow) => void,
): Promise<void> {
  const stream = await connection.unsafe(`copy (${query}) to stdout (format binary)`).readable();
  const reader = new RowReader();
  let rest: Buffer = Buffer.alloc(0);
  let isBegun = false;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    const data: Buffer = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    let at = 0;
    if (!isBegun) {
      if (data.length < signatureBytes + 8) {
        rest = data;
        continue;
      }
      at = signatureBytes + 8 + data.readInt32BE(signatureBytes + 4);
      isBegun = true;
    }
    for (let end = endOfRow(data, at); end > 0; end = endOfRow(data, at)) {
      reader.begin(data, at + 2);
      onRow(reader);
      at = end;
    }
    rest = data.subarray(at);
  }
  // The driver leaves the socket paused where the last row filled the buffer: reading once more resumes it.
  (stream as Readable)._read(0);
}

/** Where the row that starts here ends; 0 where it is not all there, or is the trailer. */
function endOfRow(data: Buffer, start: number): number {
  if (start + 2 > data.length) return 0;
  const fields = data.readInt16BE(start);
  if (fields < 0) return 0;
  let at = start + 2;
  for (let field = 0; field < fields; field++) {
    if (at + 4 > data.length) return 0;
    at += 4 + Math.max(0, data.readInt32BE(at));
  }
  return at > data.length ? 0 : at;
}

class RowReader implements BinaryRow {
  #data: Buffer = Buffer.alloc(0);
  #at = 0;

  begin(data: Buffer, at: number): void {
    this.#data = data;
    this.#at = at;
  }

  /** The length of the next field, −1 for null; then stands at its bytes. */
  #length(): number {
    const length = this.#data.readInt32BE(this.#at);
    this.#at += 4;
    return length;
  }

  number(missing = -1): number {
    const length = this.#length();
    if (length < 0) return missing;
    const at = this.#at;
    this.#at += length;
    if (length === 2) return this.#data.readInt16BE(at);
    if (length === 4) return this.#data.readInt32BE(at);
    return this.#data.readInt32BE(at) * 4_294_967_296 + this.#data.readUInt32BE(at + 4);
  }

  boolean(): boolean {
    if (this.#length() < 0) return false;
    return this.#data[this.#at++] === 1;
  }

  text(): string | null {
    const length = this.#length();
    if (length < 0) return null;
    const text = this.#data.toString("utf8", this.#at, this.#at + length);
    this.#at += length;
    return text;
  }

  uuid(into: Uint32Array): boolean {
    const length = this.#length();
    if (length < 0) return false;
    for (let word = 0; word < 4; word++) into[word] = this.#data.readUInt32BE(this.#at + 4 * word);
    this.#at += length;
    return true;
  }
}
