import type { FieldMapping } from "@/lib/domain/api/ingest";
import type { ImportRecord } from "../../record";
import { pairJudgment, promptRecord, responseRecord } from "../build";
import { messages } from "../chat";
import { assistantMessage, describe, judge, keyOfText, modelOf, pairAnswer } from "../fields";
import { RowError } from "../row-error";
import type { Fields } from "../rows";
import type { RowContext, Shape } from "../shape";

/** A shape made of a mapping that the lead gave: for files that are none of the known ones. */
export function mappedShape(mapping: FieldMapping): Shape {
  return {
    name: "mapped",
    title: "Mapped fields",
    role: "mixed",
    matches: () => true,
    read: (context) => read(context, mapping),
  };
}

/** A field by column name, or by a dotted path into objects and lists. */
function at(fields: Fields, path: string): unknown {
  if (Object.hasOwn(fields, path)) return fields[path];
  return path.split(".").reduce<unknown>((value, key) => {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    return (value as Fields)[key];
  }, fields);
}

function textAt(fields: Fields, path: string): string {
  const value = at(fields, path);
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  throw new RowError(path, describe(value), "text");
}

function* read(context: RowContext, mapping: FieldMapping): Generator<ImportRecord> {
  const { fields } = context;
  const asked = at(fields, mapping.prompt);
  const prompt = Array.isArray(asked)
    ? messages(asked, mapping.prompt)
    : messages(textAt(fields, mapping.prompt), mapping.prompt);
  const system = mapping.system ? at(fields, mapping.system) : undefined;
  const conversation =
    typeof system === "string" && system ? [{ role: "system" as const, content: system }, ...prompt] : prompt;
  const key = mapping.id ? textAt(fields, mapping.id) : keyOfText(JSON.stringify(conversation));
  const tags = mapping.tags ? at(fields, mapping.tags) : undefined;
  yield promptRecord(context, key, conversation, {
    externalId: mapping.id ? key : null,
    language: mapping.language ? textAt(fields, mapping.language) : undefined,
    tags: Array.isArray(tags)
      ? tags.map(String)
      : typeof tags === "string" && tags
        ? tags.split(/[,;]\s*/)
        : [],
  });
  const sides = Object.entries(mapping.responses ?? {});
  const keys = new Map<string, string>();
  for (const [field, named] of sides) {
    // "model name" or "{field}" that holds it.
    const model = /^\{.+\}$/.test(named) ? textAt(fields, named.slice(1, -1)) : named;
    keys.set(field, model);
    yield responseRecord(context, key, model, modelOf(model), answerAt(fields, field));
  }
  if (mapping.response) {
    const found = mapping.model ? at(fields, mapping.model) : undefined;
    const model = typeof found === "string" && found ? found : (mapping.model ?? context.stem);
    yield responseRecord(context, key, model, modelOf(model), answerAt(fields, mapping.response));
  }
  if (!mapping.winner || sides.length !== 2) return;
  const said = textAt(fields, mapping.winner);
  const meaning = mapping.winnerValues?.[said] ?? said;
  if (meaning === "skip" || meaning === "") return;
  const [first, second] = [...keys.keys()] as [string, string];
  const winner =
    meaning === "tie" ? "tie" : meaning === first ? "first" : meaning === second ? "second" : null;
  if (!winner) throw new RowError(mapping.winner, describe(said), `${first}, ${second} or tie`);
  const pair = [keys.get(first) ?? "", keys.get(second) ?? ""] as const;
  const name = mapping.annotator ? textAt(fields, mapping.annotator) : "imported";
  yield pairJudgment(context, key, pair, judge(name), pairAnswer(pair, winner));
}

function answerAt(fields: Fields, field: string) {
  const value = at(fields, field);
  return Array.isArray(value) ? messages(value, field) : assistantMessage(textAt(fields, field));
}
