import type { Column, ColumnType } from "@/lib/domain/dataset/export";

/** Columns as `dataset_info.features` in a README's YAML: Hugging Face's `datasets` reads the types from it. */
export function featuresYaml(columns: readonly Column[], indent: string): string {
  return columns.map(({ name, type }) => feature(name, type, indent)).join("");
}

function feature(name: string, type: ColumnType, indent: string): string {
  return `${indent}- name: ${name}\n${shape(type, `${indent}  `)}`;
}

function shape(type: ColumnType, indent: string): string {
  if (typeof type === "string") return `${indent}dtype: ${type}\n`;
  if ("struct" in type)
    return `${indent}struct:\n${Object.entries(type.struct)
      .map(([field, own]) => feature(field, own, indent))
      .join("")}`;
  if (typeof type.list === "string") return `${indent}list: ${type.list}\n`;
  if ("struct" in type.list)
    return `${indent}list:\n${Object.entries(type.list.struct)
      .map(([field, own]) => feature(field, own, indent))
      .join("")}`;
  return `${indent}list:\n${shape(type.list, `${indent}  `)}`;
}
