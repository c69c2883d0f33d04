import type { ImportRecord, Source } from "../record";
import type { Fields } from "./rows";

/** What a reader of a shape may know beside the row itself. */
export interface RowContext {
  source: Source;
  /** The file's name without folders, endings and the parts that its siblings share: often the model. */
  stem: string;
  /** The two models of a file named A-vs-B, and whoever judged, if the name tells. */
  versus: { first: string; second: string; judge: string | null } | null;
  fields: Fields;
  /** All rows that are read as one (`groupOf`), this one the first of them. */
  group: readonly Fields[];
}

/** One way in which preference data is written down. */
export interface Shape {
  /** Machine name, shown to programs. */
  name: string;
  /** Shown to people. */
  title: string;
  /** What its files hold, for people. */
  role: "prompts" | "responses" | "judgments" | "mixed";
  /** Whether a row is of this shape, by the fields it has. */
  matches(fields: Fields, fileName: string): boolean;
  /** Where one thing said is written in several rows: neighbours with the same text are read as one. */
  groupOf?(fields: Fields): string;
  /** The records of one row. @throws RowError */
  read(context: RowContext): Iterable<ImportRecord>;
}
