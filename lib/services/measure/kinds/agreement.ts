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
    return withFewerPairs(reportAgreement(table, confidence, nameOf));
  },
});

/** As many annotators as have all their pairs kept, and as many pairs of the others. */
const [whole, lowest] = [20, 200];
/** Of fewer shared pairs of responses, κ is noise. */
const few = 30;

/** 200 annotators are 19,900 pairs: kept are those among the busiest annotators, and those with the lowest κ. */
function withFewerPairs(view: AgreementView): AgreementView {
  const busiest = [...view.annotators].sort((a, b) => b.comparisons - a.comparisons).slice(0, whole);
  const names = new Set(busiest.map((one) => one.name));
  const low = view.pairs
    .filter((pair) => pair.kappa.value !== null)
    .sort(
      (a, b) => Number(a.units < few) - Number(b.units < few) || (a.kappa.value ?? 0) - (b.kappa.value ?? 0),
    )
    .slice(0, lowest);
  const kept = new Set(low);
  const pairs = view.pairs.filter((pair) => kept.has(pair) || (names.has(pair.a) && names.has(pair.b)));
  return { ...view, pairs, pairsLeftOut: view.pairs.length - pairs.length };
}
