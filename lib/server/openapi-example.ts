import type { JsonSchema } from "./openapi";

const formats: Readonly<Record<string, string>> = {
  uuid: "01920000-0000-7000-8000-000000000000",
  email: "ana@example.org",
  uri: "https://example.org",
};

/**
 * A value that the schema accepts: its default, else the first choice, else the smallest.
 * @param full an answer rather than a request: with every field that has a value, and one entry in each list.
 */
export function exampleOf(schema: JsonSchema, full = false): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.default !== undefined) return schema.default;
  if (schema.enum) return schema.enum[0];
  const [choice] = schema.anyOf ?? schema.oneOf ?? schema.allOf ?? [];
  if (choice) return exampleOf(choice, full);
  const type = Array.isArray(schema.type) ? schema.type.find((one) => one !== "null") : schema.type;
  switch (type) {
    case "object":
      return exampleObject(schema, full);
    case "array":
      return exampleArray(schema, full);
    case "string":
      return exampleString(schema);
    case "boolean":
      return false;
    case "integer":
    case "number":
      return Math.max(schema.minimum ?? 0, Math.min(schema.maximum ?? 1, 1));
    default:
      return null;
  }
}

function exampleObject(schema: JsonSchema, full: boolean): Record<string, unknown> {
  const required = new Set(schema.required ?? []);
  const fields = Object.entries(schema.properties ?? {}) as [string, JsonSchema][];
  return Object.fromEntries(
    fields
      .filter(([name]) => required.has(name) || full)
      .map(([name, field]) => [name, exampleOf(field, full)]),
  );
}

function exampleArray(schema: JsonSchema, full: boolean): unknown[] {
  const item = exampleOf((schema.items ?? {}) as JsonSchema, full);
  return Array.from({ length: schema.minItems ?? (full ? 1 : 0) }, () => item);
}

function exampleString(schema: JsonSchema): string {
  const text = formats[schema.format ?? ""] ?? "example";
  return text.padEnd(schema.minLength ?? 0, "-example").slice(0, schema.maxLength);
}
