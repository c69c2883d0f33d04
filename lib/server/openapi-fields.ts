import type { JsonSchema } from "./openapi";

/** One line of a schema's table: a field by its dotted path, "[]" for each entry of a list. */
export interface Field {
  path: string;
  type: string;
  isRequired: boolean;
  /** Limits, default and choices, in words. */
  notes: string;
}

/** The fields of a schema, those of objects within it below them. */
export function fieldsOf(schema: JsonSchema, prefix = ""): Field[] {
  const required = new Set(schema.required ?? []);
  const named = Object.entries(schema.properties ?? {}) as [string, JsonSchema][];
  return named.flatMap(([name, field]) => {
    const path = prefix ? `${prefix}.${name}` : name;
    const line = { path, type: typeOf(field), isRequired: required.has(name), notes: notesOf(field) };
    return [line, ...withinOf(field, path)];
  });
}

function withinOf(schema: JsonSchema, path: string): Field[] {
  const choices = (schema.anyOf ?? schema.oneOf ?? []) as JsonSchema[];
  if (choices.length > 0) return choices.flatMap((choice) => withinOf(choice, path));
  if (schema.items && !Array.isArray(schema.items)) return withinOf(schema.items as JsonSchema, `${path}[]`);
  return fieldsOf(schema, path);
}

/** A schema's type in words: "string", "uuid", "list of integer", "“tie” or null". */
export function typeOf(schema: JsonSchema): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  const choices = (schema.anyOf ?? schema.oneOf ?? []) as JsonSchema[];
  if (choices.length > 0) return [...new Set(choices.map(typeOf))].join(" | ");
  if (Array.isArray(schema.type)) return schema.type.join(" | ");
  if (schema.type === "array") return `list of ${typeOf((schema.items ?? {}) as JsonSchema)}`;
  if (schema.type === "string") return schema.format ?? "string";
  return schema.type ?? "any";
}

function notesOf(schema: JsonSchema): string {
  const within = (least: number | undefined, most: number | undefined, unit: string) => {
    const [from, to] = [meaningful(least), meaningful(most)];
    if (from !== null && to !== null) return `${from} to ${to}${unit}`;
    if (to !== null) return `at most ${to}${unit}`;
    return from === null ? "" : `at least ${from}${unit}`;
  };
  return [
    within(schema.minimum, schema.maximum, ""),
    within(schema.minLength, schema.maxLength, " characters"),
    within(schema.minItems, schema.maxItems, " entries"),
    schema.pattern ? `matches ${schema.pattern}` : "",
    schema.default === undefined ? "" : `default ${JSON.stringify(schema.default)}`,
  ]
    .filter((note) => note !== "")
    .join("; ");
}

/** The limits of an exact integer say nothing that a reader needs. */
function meaningful(limit: number | undefined): number | null {
  return limit === undefined || Math.abs(limit) === Number.MAX_SAFE_INTEGER ? null : limit;
}
