import { groupBy } from "./group-by";
import type { ScoreRow } from "./judge-table";

/** Mean score of each model and attribute over its responses (a response's score is the mean over its judges). */
export function meanScores(rows: readonly ScoreRow[], nameOf: (model: string) => string) {
  const byModel = groupBy(rows, ({ model, attribute }) => `${attribute}\0${model}`);
  return [...byModel.values()]
    .map((own) => {
      const items = [...groupBy(own, (row) => row.item).values()].map(
        (scores) => scores.reduce((sum, row) => sum + row.value, 0) / scores.length,
      );
      const mean = items.reduce((sum, value) => sum + value, 0) / items.length;
      const squares = items.reduce((sum, value) => sum + (value - mean) ** 2, 0);
      return {
        attribute: own[0]?.attribute ?? "",
        model: nameOf(own[0]?.model ?? ""),
        responses: items.length,
        mean,
        standardError: items.length > 1 ? Math.sqrt(squares / (items.length - 1) / items.length) : null,
      };
    })
    .sort((a, b) => (a.attribute < b.attribute ? -1 : a.attribute > b.attribute ? 1 : b.mean - a.mean));
}
