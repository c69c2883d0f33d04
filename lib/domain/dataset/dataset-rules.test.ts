import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../order";
import type { Ballot } from "./ballot";
import { expandPairs } from "./ballot";
import { gramsOf, jaccard } from "./min-hash";
import { NearDuplicates } from "./near-duplicates";
import { type PairRules, pairsOfPrompt } from "./pairs";
import { type RecipeInput, recipeSchema } from "./recipe";
import { assignSplits } from "./split";

describe("near-duplicates", () => {
  const groupsOf = async (texts: readonly string[], threshold = 0.7) => {
    const duplicates = new NearDuplicates(threshold);
    for (const text of texts) duplicates.add(text);
    return [...(await duplicates.groups(async (members) => members.map((member) => texts[member] ?? "")))];
  };

  it("are found in English and Chinese, whatever case and punctuation", async () => {
    const texts = [
      "Write a short poem about the first snow in the mountains, and end it with a question.",
      "请写一首关于山中初雪的短诗，并以一个问题结尾，语气要温柔。",
      "write a short poem about the first snow in the mountains and end it with a question!",
      "How do I sort a list of numbers in Python without using the built-in function?",
      "请写一首关于山中初雪的短诗，并以一个问题结尾，语气要温柔一些。",
    ];
    expect(await groupsOf(texts)).toEqual([0, 1, 0, 3, 1]);
  });

  it("do not join short prompts that differ in a word", async () => {
    expect(await groupsOf(["Hi", "hi!", "Hello", "2+2", "2+3", "", ""])).toEqual([0, 0, 2, 3, 4, 5, 5]);
  });

  it("are the ones that a comparison of all with all finds", async () => {
    const random = seededRandom(7);
    const words = Array.from({ length: 400 }, (_, index) => `w${index}`);
    const pick = () => words[Math.floor(random() * words.length)] ?? "";
    const texts = Array.from({ length: 60 }, () => Array.from({ length: 40 }, pick).join(" "));
    for (const text of texts.slice(0, 30))
      texts.push(text.replaceAll(/w\d+/g, (word) => (random() < 0.05 ? pick() : word)));
    const found = await groupsOf(texts);
    const grams = texts.map(gramsOf);
    for (let a = 0; a < texts.length; a++)
      for (let b = 0; b < a; b++)
        if (jaccard(grams[a] as Uint32Array, grams[b] as Uint32Array) >= 0.7) expect(found[a]).toBe(found[b]);
    const together = found.filter((first, member) => first !== member).length;
    expect(together).toBeGreaterThan(5);
  });
});

describe("splits", () => {
  const promptsOf = (count: number) =>
    Array.from({ length: count }, (_, index) => {
      const id = `00000000-0000-0000-0000-${String(index).padStart(12, "0")}`;
      return { id, groupId: id, tag: index % 5 === 0 ? "rare" : "common", isHeldOut: false };
    });
  const splitsOf = (wish: RecipeInput["splits"]) => recipeSchema.parse({ splits: wish }).splits;

  it("keep a group together, and what is held out in the test split", () => {
    const prompts = promptsOf(50).map((prompt, index, all) => ({
      ...prompt,
      groupId: all[index - (index % 5)]?.id ?? "",
      isHeldOut: index === 7,
    }));
    const assigned = assignSplits(prompts, splitsOf({ validation: 0.3, test: 0.3 }));
    expect(assigned.size).toBe(10);
    expect(assigned.get(prompts[7]?.groupId ?? "")).toBe("test");
  });

  it("hold the shares within each tag where they are stratified", () => {
    const prompts = promptsOf(500);
    const assigned = assignSplits(prompts, splitsOf({ validation: 0.1, test: 0.2, isStratified: true }));
    for (const tag of ["rare", "common"]) {
      const members = prompts.filter((prompt) => prompt.tag === tag);
      const share = (split: string) =>
        members.filter((prompt) => assigned.get(prompt.id) === split).length / members.length;
      expect([share("test"), share("validation")]).toEqual([0.2, 0.1]);
    }
  });

  it("leave a prompt where it is when others come", () => {
    const few = assignSplits(promptsOf(100), splitsOf({}));
    const many = assignSplits(promptsOf(300), splitsOf({}));
    for (const [id, split] of few) expect(many.get(id)).toBe(split);
  });
});

const ballot = (part: Partial<Ballot> = {}): Ballot => ({
  judgmentId: "j1",
  annotator: 0,
  responseA: "a",
  responseB: "b",
  modelA: 0,
  modelB: 1,
  outcome: 1,
  strength: 1,
  rankA: 0,
  rankB: 1,
  groupSize: 2,
  weight: 1,
  shownFirst: 0,
  lengthA: 1,
  lengthB: 1,
  ...part,
});
const rules = (recipe: RecipeInput, weights: readonly number[] = []): PairRules => ({
  recipe: recipeSchema.parse(recipe),
  models: null,
  minimalAgreement: null,
  weightOf: (annotator) => weights[annotator] ?? 1,
  marginOf: ({ outcome, strength }) => (outcome === 0 ? 0 : (strength ?? 1)),
  ratingOf: (model) => [0.5, -0.25][model] ?? 0,
});
const votes = (...outcomes: Ballot["outcome"][]) =>
  outcomes.map((outcome, annotator) => [ballot({ outcome, annotator, judgmentId: `j${annotator}` })]);

describe("pairs", () => {
  it("of a ranking are all, neighbours, or best against worst, and weigh one together", () => {
    const ranked = ["a", "b", "c", "d"].flatMap((one, i, all) =>
      all.slice(i + 1).map((other, j) =>
        ballot({
          responseA: one,
          responseB: other,
          rankA: i,
          rankB: i + j + 1,
          groupSize: 4,
          weight: 1 / 6,
        }),
      ),
    );
    const names = (expansion: "all" | "adjacent" | "best-worst") =>
      expandPairs(ranked, expansion).map(({ responseA, responseB }) => responseA + responseB);
    expect(names("all")).toEqual(["ab", "ac", "ad", "bc", "bd", "cd"]);
    expect(names("adjacent")).toEqual(["ab", "bc", "cd"]);
    expect(names("best-worst")).toEqual(["ad"]);
    for (const expansion of ["all", "adjacent", "best-worst"] as const) {
      const sum = expandPairs(ranked, expansion).reduce((total, pair) => total + pair.weight, 0);
      expect(sum).toBeCloseTo(1, 12);
    }
  });

  it("of a majority say how sure it is; an annotator's last word counts", () => {
    const judgments = [...votes(1, 1, -1), [ballot({ outcome: 1, annotator: 2, judgmentId: "j9" })]];
    const { pairs } = pairsOfPrompt(judgments, rules({ aggregation: { kind: "majority" } }));
    expect(pairs).toMatchObject([{ chosenId: "a", pChosen: 1, pHigh: 1, judgments: 3, annotator: null }]);
    const [pair] = pairsOfPrompt(votes(1, -1, 1), rules({ aggregation: { kind: "majority" } })).pairs;
    expect(pair).toMatchObject({ pChosen: 0.666667, strength: -1, margin: 0.333333 });
  });

  it("of soft labels weigh annotators, and count them by Kish", () => {
    const soft = rules({ aggregation: { kind: "soft" } }, [1, 0.5, 0.5]);
    const [pair] = pairsOfPrompt(votes(-1, 1, -1), soft).pairs;
    expect(pair).toMatchObject({ chosenId: "b", pChosen: 0.75 });
    const alike = rules({ aggregation: { kind: "soft" } }, [0.5, 0.5, 0.5]);
    const majority = rules({ aggregation: { kind: "majority" } });
    expect(pairsOfPrompt(votes(1, 1, -1), alike).pairs).toEqual(
      pairsOfPrompt(votes(1, 1, -1), majority).pairs,
    );
  });

  it("leave out, share or keep ties", () => {
    const kinds = (ties: "drop" | "half" | "keep", kind: "every" | "majority") =>
      pairsOfPrompt(votes(0, 0, 1), rules({ ties, aggregation: { kind } }));
    expect(kinds("drop", "every")).toMatchObject({ pairs: [{ pChosen: 1 }], omitted: { tie: 2 } });
    expect(kinds("half", "every").pairs.map((pair) => pair.weight)).toEqual([0.5, 0.5, 0.5, 0.5, 1]);
    expect(kinds("keep", "every").pairs.map((pair) => pair.isTie)).toEqual([true, true, false]);
    expect(kinds("drop", "majority").pairs).toMatchObject([{ pChosen: 1, judgments: 1 }]);
    expect(kinds("half", "majority").pairs).toMatchObject([{ pChosen: 0.666667, ties: 2 }]);
    expect(kinds("keep", "majority").pairs).toMatchObject([{ isTie: true, ties: 2 }]);
  });

  it("have the difference in rating as their margin, never below 0", () => {
    const margins = (outcome: 1 | -1) =>
      pairsOfPrompt(votes(outcome), rules({ margin: "rating" })).pairs.map((pair) => pair.margin);
    expect([margins(1), margins(-1)]).toEqual([[0.75], [0]]);
  });

  it("never lose or invent a preference: what is not a pair is counted as omitted", () => {
    const outcome = fc.constantFrom<Ballot["outcome"]>(-1, 0, 1);
    fc.assert(
      fc.property(
        fc.array(outcome, { minLength: 1, maxLength: 9 }),
        fc.constantFrom("drop", "keep"),
        (given, ties) => {
          for (const kind of ["every", "majority", "soft"] as const) {
            const { pairs, omitted } = pairsOfPrompt(
              votes(...given),
              rules({
                ties: ties as "drop" | "keep",
                aggregation: kind === "every" ? { kind } : { kind, minimum: 2 },
              }),
            );
            const inPairs = pairs.reduce((sum, pair) => sum + pair.judgments, 0);
            const left = Object.values(omitted).reduce((sum, count) => sum + count, 0);
            expect(inPairs + left).toBe(given.length);
            for (const pair of pairs) expect(pair.pChosen).toBeGreaterThanOrEqual(0.5);
          }
        },
      ),
    );
  });
});
