import { z } from "zod";
import { answerColumns } from "../report/answer-columns";
import { type DisputeRow, reportDisputes } from "../report/dispute-report";
import { defineKind } from "./kind";

/** The tasks whose annotators disagree most, in order. */
export const disputesKind = defineKind({
  key: "disputes",
  wish: z.object({}),
  compute({ tables, judges }): DisputeRow[] {
    return reportDisputes(answerColumns(tables, judges));
  },
});
