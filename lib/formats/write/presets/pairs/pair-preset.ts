import type { Column, LeftOutReason } from "@/lib/domain/dataset/export";
import { chatJson, misfit } from "../../message-shape";
import { allFormats, type ContentShape, definePreset, type Preset, type PresetContext } from "../../preset";
import type { PairUnit } from "../../unit";
import { pairProvenance, pairProvenanceColumns } from "../provenance";
import type { PairPreset } from "./pair";

type Draft = Pick<Preset, "name" | "stacks" | "carries" | "losses" | "fileOf" | "extras" | "snippets"> &
  Partial<Pick<Preset, "formats" | "promptOf">> & {
    row: PairPreset;
    columns(shape: ContentShape): Column[];
    /** Why a pair that fits otherwise has no row. */
    refusal?: LeftOutReason | ((unit: PairUnit) => LeftOutReason);
    /** False where the stack reads no further columns. */
    hasProvenance?: boolean;
    /** False where its stack reads no tools beside the messages. */
    hasToolsColumn?: boolean;
  };

/** What no row of a pair has a place for. */
const neverInPairs = ["rationales", "scores", "demonstrations", "rewrites"] as const;

/** A dataset's preset out of a stack's row for a pair: ties and pairs that teach nothing are left out and counted. */
export function pairPreset(draft: Draft): Preset<"pair"> {
  const { row, refusal = "severalMessages", hasProvenance = true, hasToolsColumn = true } = draft;
  const shapeOf = (shape: ContentShape): ContentShape => ({
    tools: shape.tools && draft.carries.tools,
    images: shape.images && draft.carries.images,
  });
  const hasTools = (shape: ContentShape) => shape.tools && hasToolsColumn;
  return definePreset<"pair">({
    formats: allFormats,
    promptOf: (fields) => fields.split_group ?? fields.prompt ?? fields.messages ?? fields.input,
    ...draft,
    losses: [...draft.losses, ...neverInPairs],
    unit: "pair",
    columns: ({ shape, hasBounds }) => [
      ...draft.columns(shapeOf(shape)),
      ...(hasTools(shapeOf(shape)) ? [{ name: "tools", type: "string" } as const] : []),
      ...(shapeOf(shape).images ? [{ name: "images", type: { list: "string" } } as const] : []),
      ...(hasProvenance ? pairProvenanceColumns({ hasBounds }) : []),
    ],
    lines(unit, context) {
      const why =
        untrainable(unit) ??
        (unit.tools !== "null" && !hasToolsColumn ? "tools" : null) ??
        misfit(draft.carries, [unit.prompt], unit) ??
        // A picture is looked at in the prompt: TRL's collators find no place for those of answers.
        misfit({ ...draft.carries, images: false }, [unit.chosen, unit.rejected], unit);
      if (why) return left(context, why);
      const shape = shapeOf(context.shape);
      const images: string[] = [];
      const line = row({ ...unit, turns: (json) => chatJson(json, shape, images) });
      if (line === null) return left(context, typeof refusal === "string" ? refusal : refusal(unit));
      const more = [
        ...(hasTools(shape) ? [`"tools":${toolsOf(unit)}`] : []),
        ...(shape.images ? [`"images":${JSON.stringify(images)}`] : []),
        ...(hasProvenance ? [pairProvenance(unit, context)] : []),
      ];
      return [more.length === 0 ? line : `${line.slice(0, -1)},${more.join(",")}}`];
    },
  });
}

/** Tools as a JSON string of a list, also where there are none: one type a column. */
export function toolsOf({ tools }: { tools: string }): string {
  return tools === "null" ? '"[]"' : tools;
}

function left(context: PresetContext, reason: LeftOutReason): readonly string[] {
  context.leave(reason);
  return [];
}

/** An answer without a text, of one or several messages: nothing to train on. */
const empty = /^\[\{"role": "assistant", "content": ""\}\]$/;

export function isEmptyAnswer(json: string): boolean {
  return empty.test(json);
}

function untrainable(unit: PairUnit): LeftOutReason | null {
  if (unit.isTie) return "tie";
  if (unit.chosen === unit.rejected) return "sameAnswers";
  return isEmptyAnswer(unit.chosen) || isEmptyAnswer(unit.rejected) ? "emptyAnswer" : null;
}
