import { once } from "node:events";
import fs from "node:fs";
import { seededRandom } from "@/lib/domain/order";

const words =
  "the of model answer because water light time people question number first small large reason river city code value write read simple 因为 回答 模型 “quoted” naïve\n".split(
    " ",
  );

/** A JSONL file of preference pairs (prompt, chosen, rejected), about 900 bytes a row, the same for the same count. */
export async function writePairs(file: string, rows: number): Promise<void> {
  const random = seededRandom(7);
  const text = (least: number, most: number) => {
    const length = least + Math.floor(random() * (most - least));
    return Array.from({ length }, () => words[Math.floor(random() * words.length)]).join(" ");
  };
  const output = fs.createWriteStream(file);
  for (let row = 0; row < rows; row++) {
    const line = { prompt: `${row}: ${text(10, 40)}`, chosen: text(20, 110), rejected: text(20, 110) };
    if (!output.write(`${JSON.stringify(line)}\n`)) await once(output, "drain");
  }
  output.end();
  await once(output, "finish");
}
