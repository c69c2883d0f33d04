import { promptRecord, responseRecord } from "../build";
import { assistantMessage, describe, hasAll, id, judge, modelOf, text, userMessage } from "../fields";
import { RowError } from "../row-error";
import type { Fields } from "../rows";
import type { Shape } from "../shape";

/** What the sum of penalties is called. */
const penaltyAttribute = "MQM penalty";

/**
 * Penalties by severity. Source: M. Freitag et al., Experts, Errors, and Context (TACL 9, 2021), table 4: major 5
 * (non-translation 25), minor 1, minor punctuation 0.1, neutral and none 0.
 */
function penaltyOf(fields: Fields): number {
  const severity = text(fields, "severity").trim().toLowerCase();
  const category = text(fields, "category").trim().toLowerCase();
  if (severity === "major") return category.startsWith("non-translation") ? 25 : 5;
  if (severity === "minor") return category === "fluency/punctuation" ? 0.1 : 1;
  if (["no-error", "no error", "neutral", ""].includes(severity)) return 0;
  throw new RowError("severity", describe(fields.severity), "Major, Minor, Neutral or No-error");
}

const withoutMarks = (marked: string) => marked.replace(/<\/?v>/g, "");

/**
 * WMT's MQM: a row for each error that a rater marked in one system's translation of one segment. The rows of one
 * translation and rater are one score, the sum of their penalties: the less, the better.
 */
export const errorSpans: Shape = {
  name: "error-spans",
  title: "Errors marked by raters (WMT MQM)",
  role: "judgments",
  matches: (fields) => hasAll(fields, ["system", "seg_id", "rater", "target", "severity"]),
  groupOf: (fields) =>
    ["system", "doc", "seg_id", "rater"].map((name) => String(fields[name] ?? "")).join("\0"),
  *read(context) {
    const { fields, group } = context;
    const model = text(fields, "system");
    const doc = typeof fields.doc === "string" ? fields.doc : "";
    const promptKey = `${doc}:${id(fields, "seg_id")}`;
    const source = withoutMarks(typeof fields.source === "string" ? fields.source : "");
    const penalty = group.reduce((sum, row) => sum + penaltyOf(row), 0);
    yield promptRecord(context, promptKey, source === "" ? null : userMessage(source), {
      tags: doc === "" ? [] : [doc],
    });
    yield responseRecord(
      context,
      promptKey,
      model,
      modelOf(model),
      assistantMessage(withoutMarks(text(fields, "target"))),
    );
    yield {
      type: "judgment",
      source: context.source,
      promptKey,
      annotator: judge(text(fields, "rater")),
      responseKeys: [model],
      orderKnown: false,
      comparison: "rating",
      // Tenths add up to a rounding error otherwise.
      answer: { tiers: [], scores: { [model]: { [penaltyAttribute]: Math.round(penalty * 10) / 10 } } },
      levels: 1,
      metadata: {
        errors: group.flatMap(({ category, severity, target }) =>
          penaltyOf({ category, severity }) > 0 ? [{ category, severity, target }] : [],
        ),
      },
    };
  },
};
