import type { Column, FileFormat, LeftOutReason, Loss, PresetName } from "@/lib/domain/dataset/export";
import type { Split } from "@/lib/domain/dataset/manifest";
import type { Units } from "./unit";

/** What the texts of a dataset hold beside text: decided once for all its rows, so that each column has one type. */
export interface ContentShape {
  tools: boolean;
  images: boolean;
}

/** What a preset may know beside the row. */
export interface PresetContext {
  shape: ContentShape;
  /** What the margin is: none, strength, calibrated, rating. */
  marginKind: string;
  /** Whether the shares of judges have intervals. */
  hasBounds: boolean;
  /** Names the dataset by its content. */
  version: string;
  /** The name under which an annotator stands in this dataset. */
  pseudonym(annotatorId: string): string;
  /** Told why something is left out. */
  leave(reason: LeftOutReason): void;
}

/** How a stack loads the files: a command, a configuration or some lines of Python. */
export interface Snippet {
  title: string;
  text: string;
}

/** One format of a training stack: a pure mapping, with what it cannot carry. */
export interface Preset<Unit extends keyof Units = keyof Units> {
  name: PresetName;
  unit: Unit;
  /** Programs that read it. */
  stacks: readonly string[];
  /** What of messages it has a place for; a row that holds more is left out. */
  carries: ContentShape;
  losses: readonly Loss[];
  formats: readonly FileFormat[];
  columns(context: Pick<PresetContext, "shape" | "hasBounds">): Column[];
  /** Lines of JSON without their ends; none where the format cannot hold the row, whose reason `leave` was told. */
  lines(unit: Units[Unit], context: PresetContext): readonly string[];
  /** Where a split's rows go, when its stack wants names of its own. */
  fileOf?(split: Split): string;
  /** Further files that its stack wants. */
  extras?(files: readonly { split: Split; path: string }[]): { path: string; text: string }[];
  snippets(files: readonly { split: Split; path: string }[], format: FileFormat): Snippet[];
  /** What tells the prompt of a row: a prompt in two splits is found by it. */
  promptOf(row: Readonly<Record<string, unknown>>): unknown;
}

export const allFormats: readonly FileFormat[] = ["jsonl", "jsonl.gz", "parquet", "csv"];

/** Keeps the types of a preset's unit. */
export function definePreset<Unit extends keyof Units>(preset: Preset<Unit>): Preset<Unit> {
  return preset;
}

/** Where the rows of a split go: by the names of the preset's stack, else by those that Hugging Face's hub knows. */
export function dataPath({ fileOf }: Pick<Preset, "fileOf">, split: Split, format: FileFormat): string {
  if (fileOf) return fileOf(split);
  return format === "parquet" ? `data/${split}-00000-of-00001.parquet` : `${split}.${format}`;
}

/** The training file among an export's files. */
export function trainFile(files: readonly { split: Split; path: string }[]): string {
  return (files.find(({ split }) => split === "train") ?? files[0])?.path ?? "train.jsonl";
}

/** load_dataset's builder for a format. */
export function builderOf(format: FileFormat): string {
  return format === "parquet" ? "parquet" : format === "csv" ? "csv" : "json";
}
