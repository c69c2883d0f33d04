import type { SchemaElement } from "hyparquet";
import { ByteWriter, ParquetWriter } from "hyparquet-writer";
import type { Column, ColumnType } from "@/lib/domain/dataset/export";
import type { FileWriter } from "./file-writer";

/** A row group is written when it has so many rows, or so many characters of JSON: memory stays constant. */
const groupRows = 20_000;
const groupCharacters = 32 * 1024 * 1024;

/** Parquet with the columns' types, nested ones too, Snappy, in row groups. */
export function parquetWriter(columns: readonly Column[]): FileWriter {
  const bytes = new DrainedWriter();
  const parquet = new ParquetWriter({
    writer: bytes,
    schema: parquetSchema(columns),
    createdBy: "concord",
  });
  let rows: Record<string, unknown>[] = [];
  let characters = 0;
  const flush = () => {
    if (rows.length === 0) return;
    const columnData = columns.map(({ name, type }) => ({
      name,
      data: rows.map((row) => arrowValue(row[name], type)),
    }));
    void parquet.write({ columnData, rowGroupSize: rows.length });
    rows = [];
    characters = 0;
  };
  return {
    write(lines) {
      for (const line of lines) {
        rows.push(JSON.parse(line) as Record<string, unknown>);
        characters += line.length;
        if (rows.length >= groupRows || characters >= groupCharacters) flush();
      }
      return bytes.drain();
    },
    end() {
      flush();
      void parquet.finish();
      return bytes.drain();
    },
  };
}

/** Keeps what has not been taken yet, and counts all of it: the footer names places in the whole file. */
class DrainedWriter extends ByteWriter {
  #taken = 0;

  drain(): Uint8Array {
    const bytes = this.getBytes().slice();
    this.#taken += bytes.length;
    this.index = 0;
    return bytes;
  }
}

/** The tree of a Parquet schema in its depth-first order; lists in the standard three levels. */
export function parquetSchema(columns: readonly Column[]): SchemaElement[] {
  return [
    { name: "schema", num_children: columns.length },
    ...columns.flatMap(({ name, type }) => elements(name, type)),
  ];
}

const primitives = {
  string: { type: "BYTE_ARRAY", converted_type: "UTF8", logical_type: { type: "STRING" } },
  float64: { type: "DOUBLE" },
  int64: { type: "INT64" },
  bool: { type: "BOOLEAN" },
} as const;

function elements(name: string, type: ColumnType): SchemaElement[] {
  const repetition_type = "OPTIONAL";
  if (typeof type === "string") return [{ name, repetition_type, ...primitives[type] }];
  if ("list" in type)
    return [
      { name, repetition_type, num_children: 1, converted_type: "LIST", logical_type: { type: "LIST" } },
      { name: "list", repetition_type: "REPEATED", num_children: 1 },
      ...elements("element", type.list),
    ];
  const fields = Object.entries(type.struct);
  return [
    { name, repetition_type, num_children: fields.length },
    ...fields.flatMap(([field, own]) => elements(field, own)),
  ];
}

/** A value as the writer wants it: 64-bit integers as BigInt, fields that are missing as null. */
function arrowValue(value: unknown, type: ColumnType): unknown {
  if (value === undefined || value === null) return null;
  if (type === "int64") return BigInt(value as number);
  if (typeof type === "string") return value;
  if ("list" in type) return (value as unknown[]).map((entry) => arrowValue(entry, type.list));
  const row = value as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(type.struct).map(([field, own]) => [field, arrowValue(row[field], own)]),
  );
}
