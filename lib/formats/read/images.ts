import { describe } from "./fields";
import { RowError } from "./row-error";
import type { Fields } from "./rows";

/**
 * A row whose images stand in a column of their own, as trainers want it: each image part among its messages gets its
 * data back, in the order of the text. Rows without such a column are given back as they are.
 * @param names the fields with messages, in the order in which their images are listed
 * @throws RowError where images and places for them are not as many
 */
export function withImages(fields: Fields, names: readonly string[]): Fields {
  if (!Array.isArray(fields.images)) return fields;
  const images = [...(fields.images as unknown[])];
  const restored = names
    .filter((name) => Array.isArray(fields[name]))
    .map((name) => [name, (fields[name] as Fields[]).map((message) => withParts(message, images))]);
  refuseLeft(images);
  return { ...fields, ...Object.fromEntries(restored) };
}

/** One message with its images in place. @param images is emptied from the front */
export function withParts(message: Fields, images: unknown[]): Fields {
  if (typeof message !== "object" || message === null || !Array.isArray(message.content)) return message;
  const content = (message.content as Fields[]).map((part) => {
    if (part?.type !== "image" || part.image || part.url || part.source) return part;
    if (images.length === 0) throw new RowError("images", "fewer images than places for them", "one each");
    const alt = typeof part.text === "string" && part.text !== "" ? { alt: part.text } : {};
    return { type: "image", image: images.shift(), ...alt };
  });
  const [only] = content;
  // A text among images is written as a part; alone it is a text again.
  return { ...message, content: content.length === 1 && only?.type === "text" ? only.text : content };
}

/** Images that no message has a place for would be lost. @throws RowError */
export function refuseLeft(images: unknown): void {
  if (!Array.isArray(images) || images.length === 0) return;
  throw new RowError("images", describe(images[0]), "image parts among the messages, one for each image");
}
