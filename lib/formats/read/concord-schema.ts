import { z } from "zod";
import { concordRowSchema } from "./shapes/concord";
import { judgmentRowSchema } from "./shapes/concord-judgments";

/** The JSON Schema (2020-12) of a row of Concord's own lossless JSONL, from the schemas that read it. */
export function concordJsonSchema(): object {
  const row = z.union([concordRowSchema, judgmentRowSchema]);
  return {
    $id: "concord-jsonl.schema.json",
    title: "A row of Concord JSONL",
    description:
      "One JSON object a line: a prompt, a response or a judgment (told by `type`), or a whole judgment with its prompt and responses.",
    ...z.toJSONSchema(row, { target: "draft-2020-12", io: "input" }),
  };
}
