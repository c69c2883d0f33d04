import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { concordJsonSchema } from "./concord-schema";

/** `UPDATE_DOCS=1 npm test -- unit concord-schema` writes the file anew after a change of the rows. */
test("the documented schema is the one that reads", () => {
  const file = path.resolve("docs/formats/concord-jsonl.schema.json");
  const schema = `${JSON.stringify(concordJsonSchema(), null, 2)}\n`;
  if (process.env.UPDATE_DOCS) fs.writeFileSync(file, schema);
  expect(fs.readFileSync(file, "utf8")).toBe(schema);
});
