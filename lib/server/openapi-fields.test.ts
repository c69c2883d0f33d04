import { describe, expect, it } from "vitest";
import { fieldsOf, typeOf } from "./openapi-fields";

describe("fieldsOf", () => {
  it("lists fields with what is within them below", () => {
    const fields = fieldsOf({
      type: "object",
      required: ["files"],
      properties: {
        files: {
          type: "array",
          minItems: 1,
          items: {
            type: "object",
            required: ["name"],
            properties: { name: { type: "string", maxLength: 9 } },
          },
        },
        limit: { type: "integer", minimum: 1, maximum: 200, default: 50 },
        position: { type: "integer", minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER },
        winner: { anyOf: [{ type: "object", properties: { side: { enum: ["A", "B"] } } }, { type: "null" }] },
      },
    });
    expect(fields).toEqual([
      { path: "files", type: "list of object", isRequired: true, notes: "at least 1 entries" },
      { path: "files[].name", type: "string", isRequired: true, notes: "at most 9 characters" },
      { path: "limit", type: "integer", isRequired: false, notes: "1 to 200; default 50" },
      { path: "position", type: "integer", isRequired: false, notes: "" },
      { path: "winner", type: "object | null", isRequired: false, notes: "" },
      { path: "winner.side", type: '"A" | "B"', isRequired: false, notes: "" },
    ]);
  });

  it("names formats and constants", () => {
    expect(typeOf({ type: "string", format: "uuid" })).toBe("uuid");
    expect(typeOf({ const: "all" })).toBe('"all"');
    expect(typeOf({ type: ["string", "null"] })).toBe("string | null");
  });
});
