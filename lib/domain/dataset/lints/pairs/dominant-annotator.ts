import type { Lint } from "../lint";

/** One annotator gave more than a share of the judgments: their taste is the dataset's. */
export const dominantAnnotator: Lint = {
  name: "dominant-annotator",
  level: "warning",
  start({ options }) {
    const counts = new Map<string, number>();
    let all = 0;
    return {
      see({ judgments }) {
        for (const { annotatorId } of judgments) {
          counts.set(annotatorId, (counts.get(annotatorId) ?? 0) + 1);
          all++;
        }
      },
      finish(findings) {
        const shares = [...counts].map(([id, count]) => ({ id, share: count / all }));
        shares.sort((a, b) => b.share - a.share || (a.id < b.id ? -1 : 1));
        for (const { id, share } of shares)
          if (share > options.annotatorShare)
            findings.add({ subjectId: id, value: Math.round(share * 1000) / 1000, what: "annotator" });
        return { value: shares[0]?.share ?? null, low: null, high: null };
      },
    };
  },
};
