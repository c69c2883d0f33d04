import { agreementKind } from "./agreement";
import { agreementPartsKind } from "./agreement-parts";
import { annotatorKind, annotatorsKind } from "./annotators";
import { disputesKind } from "./disputes";
import type { FigureKind } from "./kind";
import { needsKind } from "./needs";
import { ratingsKind } from "./ratings";
import { resultsKind } from "./results";

/** Every kind of figures that a project has. A new one: its file, and a line here. */
const kinds: readonly FigureKind[] = [
  agreementKind,
  agreementPartsKind,
  annotatorKind,
  annotatorsKind,
  disputesKind,
  ratingsKind,
  needsKind,
  resultsKind,
];

/** The kind of this name; none where a program before this one kept figures of a kind that is gone. */
export function findKind(key: string): FigureKind | undefined {
  return kinds.find((kind) => kind.key === key);
}
