import type { OpenDatabase } from "@/db/client";
import type { DatasetKey } from "@/db/queries/release/units/unit-query";
import type { Column, ExportedFile, FileFormat } from "@/lib/domain/dataset/export";
import type { Split } from "@/lib/domain/dataset/manifest";
import { type FileWriter, fileWriter } from "@/lib/formats/write/files/file-writer";
import { storable } from "@/lib/formats/write/files/storable";
import { dataPath, type Preset, type PresetContext } from "@/lib/formats/write/preset";
import type { FileSink } from "./file-sink";
import { streamOf } from "./unit-stream";

export type DataFile = ExportedFile & { split: Split; rows: number };

interface OpenFile {
  split: Split;
  sink: FileSink;
  writer: FileWriter;
}

export interface DataWish {
  database: OpenDatabase;
  key: DatasetKey;
  preset: Preset;
  format: FileFormat;
  context: PresetContext;
  columns: readonly Column[];
  open(path: string): FileSink;
  signal: AbortSignal;
  /** Told how many rows are written. */
  onRows(rows: number): Promise<void>;
  onReplaced(characters: number): void;
}

/**
 * Writes a dataset's rows, one file a split, in one pass over the dataset: it is stored split after split. Where
 * there is no row, there is an empty training file.
 */
export async function writeDataFiles(wish: DataWish): Promise<DataFile[]> {
  const { preset, format, context, signal } = wish;
  const done: DataFile[] = [];
  let file: OpenFile | null = null;
  let rows = 0;
  const open = (split: Split): OpenFile => {
    const path = dataPath(preset, split, format);
    return { split, sink: wish.open(path), writer: fileWriter(format, wish.columns) };
  };
  const close = async ({ split, sink, writer }: OpenFile) => {
    await sink.write(await writer.end());
    const written = await sink.end(true);
    done.push({ ...written, split, rows: sink.rows });
  };
  try {
    for await (const batch of streamOf(wish.database, preset.unit, wish.key, context.pseudonym)) {
      signal.throwIfAborted();
      let lines: string[] = [];
      const flush = async () => {
        if (!file || lines.length === 0) return;
        await file.sink.write(await file.writer.write(lines));
        file.sink.rows += lines.length;
        rows += lines.length;
        lines = [];
      };
      for (const unit of batch) {
        for (const line of preset.lines(unit, context)) {
          if (file?.split !== unit.split) {
            await flush();
            if (file) await close(file);
            file = open(unit.split);
          }
          lines.push(storable(line, wish.onReplaced));
        }
      }
      await flush();
      await wish.onRows(rows);
    }
    file ??= open("train");
    await close(file);
    return done;
  } catch (error) {
    await file?.sink.abort();
    throw error;
  }
}
