import { z } from "zod";
import type { AgreementPartsView } from "@/lib/domain/api/agreement-parts";
import { reportParts } from "../report/agreement-parts";
import { answerColumns } from "../report/answer-columns";
import { confidence, defineKind } from "./kind";

/** Where a project's judges agree more, and where less. */
export const agreementPartsKind = defineKind({
  key: "agreement-parts",
  wish: z.object({}),
  compute({ tables, judges }): AgreementPartsView {
    return reportParts(answerColumns(tables, judges), confidence);
  },
});
