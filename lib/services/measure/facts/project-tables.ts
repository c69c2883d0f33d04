import type { AnnotatorKind } from "@/lib/domain/annotator";

/**
 * A project's current judgments in columns: what every figure is computed from. Columns are typed arrays in shared
 * memory, so that a thread reads them where they are; it must not write. Things are named by numbers; an id is found
 * with `idText(words, number)`. −1 stands for what is not there.
 */
export interface ProjectTables {
  /** The newest judgment that is in. */
  lastSeq: number;
  /** Of these tables as they stand: other contents have another one. */
  stamp: number;
  /** By number. `place`: in order of name and version. */
  models: readonly { id: string; name: string; place: number }[];
  annotators: readonly { id: string; name: string; kind: AnnotatorKind }[];
  prompts: {
    ids: Uint32Array;
    /** Tags of prompt p: tags[tagList[k]] for tagStart[p] ≤ k < tagStart[p + 1]. */
    tagStart: Int32Array;
    tagList: Int32Array;
  };
  tags: readonly string[];
  responses: {
    ids: Uint32Array;
    prompt: Int32Array;
    model: Int32Array;
    /** Unicode code points of the text. */
    length: Int32Array;
  };
  tasks: { ids: Uint32Array; prompt: Int32Array; isGold: Uint8Array };
  /** Oldest first; skips too. Rows with isCurrent 0 were revised since they were read: leave them out. */
  judgments: {
    size: number;
    seq: Float64Array;
    isCurrent: Uint8Array;
    isSkip: Uint8Array;
    task: Int32Array;
    annotator: Int32Array;
    /** Milliseconds since 1970, UTC. */
    createdAt: Float64Array;
    /** Attention; 0 where it is not known. */
    durationMs: Int32Array;
    guidelineVersion: Int32Array;
    protocolVersion: Int32Array;
    confidence: Int32Array;
  };
  /** In the order of their judgments. */
  preferences: {
    size: number;
    judgment: Int32Array;
    /** Which of its judgment's preferences it is. */
    ordinal: Int32Array;
    /** The unordered pair of responses: (A,B) and (B,A) are one unit. */
    unit: Int32Array;
    unitCount: number;
    responseA: Int32Array;
    responseB: Int32Array;
    /** 1: A over B; −1: B over A; 0: a tie. */
    outcome: Int8Array;
    /** −1: none was asked. */
    strength: Int8Array;
    /** 1: A is known to have been shown before B. */
    orderKnown: Uint8Array;
    /** How many responses were ranked together. */
    groupSize: Uint8Array;
  };
  /** Rankings of three responses or more: one row for each response ranked, tiers counted from 0, the best first. */
  rankings: { size: number; judgment: Int32Array; response: Int32Array; tier: Uint8Array };
  attributes: readonly string[];
  scores: {
    size: number;
    judgment: Int32Array;
    response: Int32Array;
    attribute: Int32Array;
    value: Float64Array;
  };
}
