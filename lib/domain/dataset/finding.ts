import { z } from "zod";

/** A row that a check or a comparison points at. */
export const findingSchema = z.object({
  promptId: z.string().nullable().default(null),
  /** The response, or the other prompt, or the annotator that it is about. */
  subjectId: z.string().nullable().default(null),
  otherId: z.string().nullable().default(null),
  split: z.string().nullable().default(null),
  /** Names of models or, for those who may know, of annotators. */
  names: z.array(z.string()).default([]),
  /** A word for what exactly was found: "email", "unclosed_code", … */
  what: z.string().nullable().default(null),
  /** A share, a count, a similarity: what the check measures. */
  value: z.number().nullable().default(null),
  /** Some of the text around it; personal data masked. */
  excerpt: z.string().nullable().default(null),
});
export type Finding = z.output<typeof findingSchema>;
export type FindingInput = z.input<typeof findingSchema>;

/** Of each kind, this many rows are kept; all are counted. */
export const mostFindings = 10_000;

/** What is left of a character outside the basic plane where a text was cut in its middle. */
const halfCharacter = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** Collects the rows of one kind: counts all, keeps the first. */
export class Findings {
  count = 0;
  readonly rows: Finding[] = [];

  add(finding: FindingInput): void {
    this.count++;
    if (this.rows.length >= mostFindings) return;
    const excerpt = finding.excerpt?.replace(halfCharacter, "").replace(/\s+/g, " ") ?? null;
    this.rows.push(findingSchema.parse({ ...finding, excerpt }));
  }
}
