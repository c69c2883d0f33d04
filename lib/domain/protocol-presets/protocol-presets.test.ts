import { expect, test } from "vitest";
import { defaultProtocol, protocolSchema } from "../protocol";
import { protocolPresets } from "./index";

test.each(Object.entries(protocolPresets))("the ready-made protocol %s is valid", (_, { protocol }) => {
  expect(protocolSchema.parse(protocol)).toEqual(protocol);
});

test("the protocol of a new project is valid", () => {
  expect(protocolSchema.parse(defaultProtocol)).toEqual(defaultProtocol);
});

test("a protocol stored before scales had words of their own still parses, and asks what it asked", () => {
  const stored = {
    comparison: { kind: "pairwise", levels: 4, tie: true, bothBad: false },
    attributes: [{ key: "overall", label: "Overall", min: 1, max: 7, required: true }],
    flags: [{ key: "unsafe", label: { en: "Unsafe", zh: "不安全" }, target: "response" }],
    rationale: "optional",
    rewrite: "off",
    confidence: "off",
    skipReasons: [{ key: "unclear", label: "Unclear" }],
    showLength: false,
  };
  expect(protocolSchema.parse(stored)).toEqual(stored);
});

test("an option of a choice and a flag of the prompt cannot share a key: both are kept in one list", () => {
  const choices = [
    {
      key: "safety",
      label: "Safety",
      required: true,
      options: [
        { key: "safe", label: "safe" },
        { key: "unsafe", label: "not" },
      ],
    },
  ];
  const flags = [{ key: "unsafe", label: "Unsafe", target: "prompt" as const }];
  expect(protocolSchema.safeParse({ ...defaultProtocol, choices }).success).toBe(true);
  const issues = protocolSchema.safeParse({ ...defaultProtocol, choices, flags }).error?.issues;
  expect(issues?.map(({ path }) => path)).toEqual([["choices"]]);
});
