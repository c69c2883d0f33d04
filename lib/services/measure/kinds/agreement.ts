import { z } from "zod";
import type { AgreementView } from "@/lib/domain/api/agreement";
import { reportAgreement } from "../report/agreement-report";
import { judgesOf } from "../report/project-judges";
import { confidence, defineKind } from "./kind";

/** How far a project's judges agree. */
export const agreementKind = defineKind({
  key: "agreement",
  wish: z.object({}),
  compute({ tables, judges }): AgreementView {
    const { table, nameOf } = judgesOf(tables, judges);
    return reportAgreement(table, confidence, nameOf);
  },
});
