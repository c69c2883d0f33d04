import type { Column, ExportedFile, FileFormat, LeftOut } from "@/lib/domain/dataset/export";
import type { DatasetSummary, Split } from "@/lib/domain/dataset/manifest";
import type { Recipe } from "@/lib/domain/dataset/recipe";
import { type License, licenseLink, licenseName } from "@/lib/domain/license";
import type { Preset } from "../preset";

/** Everything that an export's card says. */
export interface CardFacts {
  project: string;
  description: string;
  contentHash: string;
  /** Null where the project has agreed on none. */
  license: License | null;
  recipe: Recipe;
  summary: DatasetSummary;
  guidelineVersions: readonly number[];
  protocolVersions: readonly number[];
  preset: Preset;
  format: FileFormat;
  columns: readonly Column[];
  data: readonly (ExportedFile & { split: Split; rows: number })[];
  leftOut: LeftOut;
  replacedCharacters: number;
  ratings: readonly RatingLine[];
}

export interface RatingLine {
  model: string;
  rating: number | null;
  low: number | null;
  high: number | null;
  comparisons: number;
}

/** 74.3 %, or a dash where there is no figure. */
export function percent(value: number | null): string {
  return value === null ? "–" : `${(value * 100).toFixed(1)} %`;
}

/** A share with its interval, where it has one. */
export function share({
  value,
  low,
  high,
}: {
  value: number | null;
  low: number | null;
  high: number | null;
}): string {
  return low === null || high === null
    ? percent(value)
    : `${percent(value)} [${percent(low)}, ${percent(high)}]`;
}

/** A text in one cell of a Markdown table. */
export function inCell(text: string): string {
  return text.replace(/[|\\]/g, "\\$&").replace(/\s+/g, " ").replaceAll("<", "&lt;");
}

/** A licence's name, with the address of its text. */
export function licenseInWords(license: License): string {
  return `[${inCell(licenseName(license)).replace(/[[\]]/g, "\\$&")}](<${licenseLink(license)}>)`;
}

export function ratingTable(ratings: readonly RatingLine[], head: readonly string[]): string {
  if (ratings.length === 0) return "";
  const rows = ratings.map(({ model, rating, low, high, comparisons }) => {
    const interval = low === null || high === null ? "–" : `[${low.toFixed(0)}, ${high.toFixed(0)}]`;
    return `| ${inCell(model)} | ${rating === null ? "–" : rating.toFixed(0)} | ${interval} | ${comparisons} |`;
  });
  return `| ${head.join(" | ")} |\n|---|---:|---:|---:|\n${rows.join("\n")}\n`;
}
