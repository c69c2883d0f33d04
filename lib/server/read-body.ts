import { ConcordError } from "@/lib/domain/error";

/**
 * Reads a request's body as UTF-8 text, and no more of it than it may have.
 * @throws ConcordError too_large
 */
export async function readText(request: Request, mostBytes: number): Promise<string> {
  const tooLarge = () =>
    new ConcordError("too_large", `The request body is over ${Math.floor(mostBytes / 2 ** 20)} MB.`);
  if (Number(request.headers.get("content-length")) > mostBytes) throw tooLarge();
  if (!request.body) return "";
  const decoder = new TextDecoder();
  const pieces: string[] = [];
  let bytes = 0;
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    if (bytes > mostBytes) throw tooLarge();
    pieces.push(decoder.decode(chunk, { stream: true }));
  }
  return pieces.join("") + decoder.decode();
}
