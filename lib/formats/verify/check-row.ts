import type { Column, ColumnType } from "@/lib/domain/dataset/export";

/** What is wrong with a row beside its declared columns; null where nothing is. */
export function checkRow(row: Readonly<Record<string, unknown>>, columns: readonly Column[]): string | null {
  for (const { name, type, isOptional } of columns) {
    const value = row[name];
    if (value === undefined || value === null) {
      if (isOptional && value === null) continue;
      return `${name} is missing`;
    }
    const wrong = checkValue(value, type, name);
    if (wrong) return wrong;
  }
  const known = new Set(columns.map(({ name }) => name));
  const stray = Object.keys(row).find((name) => !known.has(name));
  return stray === undefined ? null : `${stray} is not a declared column`;
}

function checkValue(value: unknown, type: ColumnType, path: string): string | null {
  if (type === "string") return typeof value === "string" ? null : `${path} is not a text`;
  if (type === "bool") return typeof value === "boolean" ? null : `${path} is not true or false`;
  if (type === "float64") return typeof value === "number" ? null : `${path} is not a number`;
  if (type === "int64")
    return Number.isInteger(Number(value)) && typeof value !== "string"
      ? null
      : `${path} is not a whole number`;
  if ("list" in type) {
    if (!Array.isArray(value)) return `${path} is not a list`;
    for (const [index, entry] of value.entries()) {
      const wrong = checkValue(entry, type.list, `${path}[${index}]`);
      if (wrong) return wrong;
    }
    return null;
  }
  if (typeof value !== "object" || Array.isArray(value)) return `${path} is not an object`;
  const fields = Object.entries(type.struct);
  // A structure that is not declared further, as a tree's nodes are.
  if (fields.length === 0) return null;
  const own = value as Record<string, unknown>;
  const stray = Object.keys(own).find((name) => !Object.hasOwn(type.struct, name));
  if (stray !== undefined) return `${path}.${stray} is not a declared field`;
  for (const [name, fieldType] of fields) {
    if (own[name] === undefined || own[name] === null) continue;
    const wrong = checkValue(own[name], fieldType, `${path}.${name}`);
    if (wrong) return wrong;
  }
  return null;
}
