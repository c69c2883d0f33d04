import { expect, test } from "vitest";
import { defaultProtocol, type Protocol, protocolSchema } from "@/lib/domain/protocol";
import { protocolPresets } from "@/lib/domain/protocol-presets";
import { freeKey, keyFrom } from "./localized";
import { tidyProtocol } from "./tidy-protocol";

test.each(Object.entries(protocolPresets))("%s goes through the form as it is", (_, { protocol }) => {
  expect(tidyProtocol(protocol)).toEqual(protocol);
});

test("what was begun and left empty is left out, one language serves both", () => {
  const draft: Protocol = {
    ...defaultProtocol,
    question: " ",
    comparison: {
      kind: "pairwise",
      levels: 2,
      tie: true,
      bothBad: false,
      levelTerms: [{ label: "" }, { label: { en: "", zh: "" } }, { label: "beyond" }],
      tieTerm: { label: { en: "", zh: " 平局 " }, meaning: "" },
      bothBadTerm: { label: "not asked" },
    },
    attributes: [
      {
        key: "overall",
        label: { en: "Overall ", zh: "" },
        min: 1,
        max: 3,
        lowLabel: "",
        scoreMeanings: { 1: "bad", 2: "", 7: "beyond" },
        required: true,
      },
    ],
    choices: [],
  };
  const tidy = tidyProtocol(draft);
  expect(protocolSchema.parse(tidy)).toEqual({
    ...defaultProtocol,
    comparison: { kind: "pairwise", levels: 2, tie: true, bothBad: false, tieTerm: { label: "平局" } },
    attributes: [
      { key: "overall", label: "Overall", min: 1, max: 3, scoreMeanings: { 1: "bad" }, required: true },
    ],
  });
});

test("one level named and another not is an error at the one that is missing", () => {
  const comparison = { kind: "pairwise", levels: 2, tie: false, bothBad: false } as const;
  const tidy = tidyProtocol({
    ...defaultProtocol,
    comparison: { ...comparison, levelTerms: [{ label: "" }, { label: "much better" }] },
  });
  const issues = protocolSchema.safeParse(tidy).error?.issues.map(({ path }) => path.join("."));
  expect(issues).toEqual(["comparison.levelTerms.0.label"]);
});

test("keys come from labels, and are free", () => {
  expect(keyFrom({ en: " 2nd: Fails to follow / task", zh: "任务" })).toBe("nd_fails_to_follow_task");
  expect(keyFrom("有用性")).toBeNull();
  expect(freeKey("flag", ["flag_2", "unsafe"])).toBe("flag_3");
});
