import { z } from "zod";
import type { NeedsView } from "@/lib/domain/api/needs";
import { gatherProbe, type ProbeSample } from "../needs/gather-probe";
import { reportNeeds } from "../report/needs-report";
import { confidence, defineKind } from "./kind";

const wish = z.object({});

/** What a project's labels can teach, and what more of them would buy. */
export const needsKind = defineKind<typeof wish, NeedsView, ProbeSample>({
  key: "needs",
  wish,
  gather: gatherProbe,
  compute: ({ tables, judges, gathered }) => reportNeeds(tables, judges, gathered, confidence),
});
