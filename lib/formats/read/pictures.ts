import path from "node:path";
import { ConcordError } from "@/lib/domain/error";
import type { Message } from "@/lib/domain/message";
import type { InputFile, ReadLimits } from "./input";
import { shorten } from "./json";
import { RowError } from "./row-error";

/**
 * Pictures that are uploaded beside the rows that name them. A row says where its picture lies as an HTML page does:
 * relative to its own file. The picture becomes a data: URL in the message, so that it is stored, exported and kept from
 * others' eyes as the text is, and nothing of it is ever loaded from anywhere.
 */

const pictureName = /\.(png|jpe?g|gif|webp|avif|svg)$/i;
const expected = "a PNG, JPEG, GIF, WebP or AVIF picture";

/** Whether a file of an import is a picture that its rows may name, by its name: what it really is, its bytes say. */
export function isPictureName(name: string): boolean {
  return pictureName.test(name);
}

/**
 * The files with rows, and apart from them the pictures that those may name.
 * @throws ConcordError invalid_file where there are pictures only
 */
export function splitPictures(files: readonly InputFile[]): { rows: InputFile[]; pictures: Pictures } {
  const rows = files.filter(({ name }) => !isPictureName(name));
  if (rows.length === 0)
    throw new ConcordError("invalid_file", "There are only pictures: add the file whose rows name them.");
  return { rows, pictures: new Pictures(files.filter(({ name }) => isPictureName(name))) };
}

export class Pictures {
  private readonly byPath: ReadonlyMap<string, InputFile>;
  /** By the last part of the path; null where two share it. Files chosen one by one come without their folders. */
  private readonly byName = new Map<string, InputFile | null>();

  constructor(files: readonly InputFile[]) {
    this.byPath = new Map(files.map((file) => [normal(file.name), file]));
    for (const [place, file] of this.byPath) {
      const name = path.posix.basename(place);
      this.byName.set(name, this.byName.has(name) ? null : file);
    }
  }

  get count(): number {
    return this.byPath.size;
  }

  /**
   * The messages of a row with the pictures that they name by path in them.
   * @param rowFile the name of the file in which the row stands
   * @throws RowError for a picture that is not there, is none, or is too large
   */
  async inline(messages: Message[], rowFile: string, limits: ReadLimits): Promise<Message[]> {
    if (!messages.some(hasPath)) return messages;
    let length = 0;
    const told: Message[] = [];
    for (const message of messages) {
      if (!hasPath(message) || typeof message.content === "string") {
        told.push(message);
        continue;
      }
      const content = [];
      for (const part of message.content) {
        if (part.type === "text" || !isRelative(part.image)) {
          content.push(part);
          continue;
        }
        const image = await this.read(part.image, rowFile, limits);
        length += image.length;
        if (length > limits.rowLength)
          throw new RowError("image", "pictures too large together", `${limits.rowLength} characters a row`);
        content.push({ ...part, image });
      }
      told.push({ ...message, content });
    }
    return told;
  }

  private async read(named: string, rowFile: string, limits: ReadLimits): Promise<string> {
    const beside = normal(path.posix.join(path.posix.dirname(normal(rowFile)), slashes(named)));
    const plain = normal(named);
    const file =
      this.byPath.get(beside) ?? this.byPath.get(plain) ?? this.byName.get(path.posix.basename(plain));
    if (!file)
      throw new RowError(
        "image",
        shorten(named),
        "a picture uploaded beside this file, or a data: or https: URL",
      );
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of file.open()) {
      chunks.push(chunk as Buffer);
      size += (chunk as Buffer).length;
      if (size > limits.pictureBytes)
        throw new RowError("image", `${file.name}, which is larger`, `at most ${limits.pictureBytes} bytes`);
    }
    const bytes = Buffer.concat(chunks);
    const type = pictureType(bytes);
    if (!type) throw new RowError("image", `${file.name}, which is none`, expected);
    return `data:${type};base64,${bytes.toString("base64")}`;
  }
}

/** The media type of a picture by its first bytes, whatever it is called; null for anything else, SVG included. */
export function pictureType(bytes: Buffer): string | null {
  const ascii = (start: number, end: number) => bytes.toString("latin1", start, end);
  if (ascii(0, 8) === "\x89PNG\r\n\x1a\n") return "image/png";
  if (ascii(0, 3) === "\xff\xd8\xff") return "image/jpeg";
  if (/^GIF8[79]a/.test(ascii(0, 6))) return "image/gif";
  if (ascii(0, 4) === "RIFF" && ascii(8, 12) === "WEBP") return "image/webp";
  // The brands of an ISO media file stand in its first box.
  const brands =
    bytes.length >= 16 && ascii(4, 8) === "ftyp" ? ascii(8, Math.min(64, bytes.readUInt32BE(0))) : "";
  return /avi[fs]/.test(brands) ? "image/avif" : null;
}

function hasPath({ content }: Message): boolean {
  return (
    typeof content !== "string" && content.some((part) => part.type === "image" && isRelative(part.image))
  );
}

/** Whether what a row says of its picture is where an uploaded one lies. */
export function isPicturePath(image: string): boolean {
  return isRelative(image) && isPictureName(image);
}

/** Neither data: nor http: nor any other scheme, and no other server's. */
function isRelative(image: string): boolean {
  return !/^([a-z][a-z\d+.-]+:|\/\/)/i.test(image);
}

function slashes(name: string): string {
  return name.replace(/\\/g, "/");
}

/** Without `./`, `..` where it can be, and the slash at the start. */
function normal(name: string): string {
  return path.posix.normalize(slashes(name)).replace(/^\/+/, "");
}
