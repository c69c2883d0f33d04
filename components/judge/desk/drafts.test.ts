import { describe, expect, it } from "vitest";
import { emptyAnswer } from "@/lib/domain/judgment";
import { chooseDraft, type LocalDraft, nextStamp } from "./drafts";

const say = (rationale: string) => ({ ...emptyAnswer, rationale });
const here = (order: number) => ({ writer: "here", order });
const there = (order: number) => ({ writer: "there", order });
const local = (changes: Partial<LocalDraft>): LocalDraft => ({
  userId: "u",
  projectId: "p",
  assignmentId: "a",
  answer: say("local"),
  stamp: here(10),
  basedOn: null,
  isRevision: false,
  ...changes,
});
const server = (stamp: ReturnType<typeof here> | null) => ({ draft: say("server"), draftStamp: stamp });

describe("the draft to show", () => {
  it("is the only one there is", () => {
    expect(chooseDraft(null, { draft: null, draftStamp: null }).answer).toBeNull();
    expect(chooseDraft(null, server(there(3)))).toMatchObject({
      answer: say("server"),
      basedOn: there(3),
      other: null,
    });
    expect(chooseDraft(local({}), { draft: null, draftStamp: null }).answer).toEqual(say("local"));
  });

  it("is the newer one of the same browser", () => {
    expect(chooseDraft(local({}), server(here(9))).answer).toEqual(say("local"));
    expect(chooseDraft(local({}), server(here(11))).answer).toEqual(say("server"));
  });

  it("is this browser's where it goes on from the other's", () => {
    const chosen = chooseDraft(local({ basedOn: there(50) }), server(there(50)));
    expect(chosen).toMatchObject({ answer: say("local"), basedOn: there(50), other: null });
  });

  it("is the server's where neither knows of the other, and the other one is told", () => {
    const chosen = chooseDraft(local({ basedOn: there(40) }), server(there(50)));
    expect(chosen).toMatchObject({ answer: say("server"), other: { answer: say("local"), stamp: here(10) } });
  });

  it("is never that of a revision", () => {
    expect(chooseDraft(local({ isRevision: true }), { draft: null, draftStamp: null }).answer).toBeNull();
  });
});

it("stamps grow even within one millisecond", () => {
  const orders = Array.from({ length: 50 }, () => nextStamp().order);
  expect(new Set(orders).size).toBe(50);
  expect([...orders].sort((a, b) => a - b)).toEqual(orders);
});
