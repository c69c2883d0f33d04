import { fileError } from "./text";

/** The text of one row, and where it starts. */
export interface Element {
  text: string;
  line: number;
  row: number;
}

/** A row that is longer than allowed: its text is not kept. */
export interface OversizedElement {
  text: null;
  line: number;
  row: number;
}

/**
 * Splits JSON text into rows without holding more than one of them: the elements of an array, or the values that follow
 * one another, a line each or not (JSONL, pretty-printed objects).
 * @throws ConcordError invalid_file where the text ends inside a value
 */
export async function* splitJson(
  file: string,
  chunks: AsyncIterable<string>,
  rowLength: number,
): AsyncGenerator<Element | OversizedElement> {
  const splitter = new JsonSplitter(rowLength);
  for await (const chunk of chunks) yield* splitter.push(chunk);
  if (splitter.open)
    throw fileError(
      file,
      splitter.line,
      "the end of the file inside a value",
      "a complete file (was it cut off?)",
    );
}

class JsonSplitter {
  line = 1;
  #row = 0;
  #depth = 0;
  #inArray = false;
  #inString = false;
  #escaped = false;
  #parts: string[] | null = null;
  #length = 0;
  #startLine = 1;
  #started = false;

  constructor(readonly rowLength: number) {}

  /** Whether a value or the array is still open. */
  get open(): boolean {
    return this.#parts !== null || this.#inArray;
  }

  *push(chunk: string): Generator<Element | OversizedElement> {
    let from = 0;
    for (let i = 0; i < chunk.length; i++) {
      const code = chunk.charCodeAt(i);
      if (code === 10) this.line++;
      if (this.#inString) {
        if (this.#escaped) this.#escaped = false;
        else if (code === 92) this.#escaped = true;
        // A raw line break inside a string is no JSON: the row ends here, so that one bad row stays one.
        else if (code === 34 || code === 10) {
          this.#inString = false;
          if (code === 10 && this.#depth > 0 && !this.#inArray) {
            this.#depth = 0;
            yield this.#finish(chunk.slice(from, i));
          }
        }
        continue;
      }
      if (this.#parts === null) {
        if (code === 0xfeff || code <= 32 || (this.#inArray && code === 44)) continue;
        if (!this.#started && code === 91) {
          this.#started = true;
          this.#inArray = true;
          continue;
        }
        this.#started = true;
        if (this.#inArray && code === 93) {
          this.#inArray = false;
          continue;
        }
        this.#parts = [];
        this.#length = 0;
        this.#startLine = this.line;
        from = i;
      }
      if (code === 34) this.#inString = true;
      else if (code === 123 || code === 91) this.#depth++;
      else if ((code === 125 || code === 93) && this.#depth > 0) {
        this.#depth--;
        if (this.#depth === 0) {
          yield this.#finish(chunk.slice(from, i + 1));
        }
      } else if (this.#depth === 0 && (code === 10 || (this.#inArray && (code === 44 || code === 93)))) {
        yield this.#finish(chunk.slice(from, i));
        if (code === 93) this.#inArray = false;
      }
    }
    if (this.#parts !== null) this.#keep(chunk.slice(from));
  }

  #keep(text: string): void {
    this.#length += text.length;
    if (this.#length > this.rowLength) this.#parts = [];
    else this.#parts?.push(text);
  }

  #finish(text: string): Element | OversizedElement {
    this.#keep(text);
    const whole = this.#length > this.rowLength ? null : (this.#parts ?? []).join("");
    this.#parts = null;
    return { text: whole, line: this.#startLine, row: ++this.#row } as Element | OversizedElement;
  }
}
