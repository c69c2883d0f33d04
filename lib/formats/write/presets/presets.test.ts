import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { presetNames } from "@/lib/domain/dataset/export";
import type { Message } from "@/lib/domain/message";
import { checkRow } from "../../verify/check-row";
import { presetOf } from ".";
import { contextFor, pairFor, unitsFor, unitsOf } from "./testing";

/** Columns that trainers use themselves: one of ours with such a name would be taken for theirs. */
const reserved =
  /^(chosen_ids|rejected_ids|chosen_input_ids|rejected_input_ids|ref_.*_logps|ref_logps|KL_completion_ids|input_ids|labels|completion_mask|assistant_masks|task_name)$/;

const shapes = [
  { tools: false, images: false },
  { tools: true, images: false },
  { tools: true, images: true },
];

describe.each(presetNames)("%s", (name) => {
  const preset = presetOf(name);

  test.each(shapes)("gives rows of its declared columns with tools: $tools, images: $images", (shape) => {
    const { context, left } = contextFor(shape);
    const columns = preset.columns(context);
    const rows = unitsFor(shape)[preset.unit].flatMap((unit) => preset.lines(unit, context));
    expect(rows.length + Object.keys(left).length).toBeGreaterThan(0);
    for (const line of rows) {
      expect(line).not.toContain("\n");
      const row = JSON.parse(line) as Record<string, unknown>;
      expect(checkRow(row, columns)).toBeNull();
      // Every float has its point: a loader takes the first rows' types for all of them.
      for (const { name: column, type } of columns)
        if (type === "float64") expect(line).toMatch(new RegExp(`"${column}":-?\\d+(\\.\\d+|e-)`));
    }
  });

  test("uses no name that trainers reserve", () => {
    for (const shape of shapes)
      for (const column of preset.columns({ shape, hasBounds: true })) {
        expect(column.name).not.toMatch(reserved);
        if (name === "preference" || name === "preference-implicit") expect(column.name).not.toBe("messages");
      }
  });

  test("says how it is loaded, in every file format that it has", () => {
    for (const format of preset.formats)
      expect(preset.snippets([{ split: "train", path: `train.${format}` }], format).length).toBeGreaterThan(
        0,
      );
  });
});

test("a row that a format cannot hold is left out and counted, never bent", () => {
  const shape = { tools: true, images: true };
  for (const name of presetNames) {
    const preset = presetOf(name);
    const { context, left } = contextFor(shape);
    let none = 0;
    for (const unit of unitsFor(shape)[preset.unit]) if (preset.lines(unit, context).length === 0) none++;
    expect(Object.values(left).reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(none);
    // NeMo-RL has a place for calls, none for the tools that were offered.
    const keepsTools = preset.carries.tools && name !== "preference-nemo";
    const forTools = left.tools ?? left.severalMessages ?? 0;
    expect(forTools === 0, `${name} and tools`).toBe(keepsTools);
    expect(left.images === undefined, `${name} and images`).toBe(preset.carries.images);
  }
});

test("where one answer goes on from the other, the shared prompt could not be found again", () => {
  const { context, left } = contextFor({ tools: false, images: false });
  const [a, b, c] = ["a", "b", "c"].map((content, at): Message => {
    return { role: at === 1 ? "user" : "assistant", content };
  }) as [Message, Message, Message];
  const asked: Message[] = [{ role: "user", content: "why?" }];
  const rowsOf = (chosen: Message[], rejected: Message[]) =>
    presetOf("preference-implicit").lines(pairFor(asked, chosen, rejected) as never, context).length;
  expect([rowsOf([a], [a, b, c]), rowsOf([a, b, c], [a]), rowsOf([a], [c, b, a])]).toEqual([0, 0, 1]);
  expect(left).toEqual({ prefix: 2 });
});

test("a text that names the speakers of a transcript would become another turn", () => {
  const { context, left } = contextFor({ tools: false, images: false });
  const said = (content: string): Message[] => [{ role: "assistant", content }];
  const pair = pairFor([{ role: "user", content: "why?" }], said("a\n\nHuman: thanks"), said("b"));
  for (const preset of ["preference-transcript", "preference-deepspeed"] as const)
    expect(presetOf(preset).lines(pair as never, context), preset).toHaveLength(
      preset === "preference-deepspeed" ? 1 : 0,
    );
  expect(left).toEqual({ speakers: 1 });
});

test("a picture in an answer has no place in pairs", () => {
  const { context, left } = contextFor({ tools: false, images: true });
  const said = (content: Message["content"]): Message[] => [{ role: "assistant", content }];
  const drawn = said([{ type: "image", image: "https://example.org/a.png" }]);
  const pair = pairFor([{ role: "user", content: "draw" }], drawn, said("b"));
  expect(presetOf("preference").lines(pair as never, context)).toEqual([]);
  expect(left).toEqual({ images: 1 });
});

test("a speaker's name is a column where tools are, and nowhere else", () => {
  const named: Message[] = [{ role: "user", content: "why?", name: "Ada" }];
  const said = (content: string): Message[] => [{ role: "assistant", content }];
  for (const shape of shapes) {
    const { context } = contextFor(shape);
    for (const name of presetNames) {
      const { unit, lines, columns } = presetOf(name);
      const [line] = lines(unitsOf(pairFor(named, said("a"), said("b")))[unit] as never, context);
      expect(checkRow(JSON.parse(line ?? ""), columns(context)), name).toBeNull();
    }
  }
});

test("a tree is named by its first message, and every reply by its parent", () => {
  const { context } = contextFor({ tools: false, images: false });
  const turn = (role: "user" | "assistant", content: string): Message => ({ role, content });
  const asked = [turn("user", "a"), turn("assistant", "b"), turn("user", "c")];
  const { prompt } = unitsOf(pairFor(asked, [turn("assistant", "d")], [turn("assistant", "e")]));
  const [line] = presetOf("oasst").lines(prompt as never, context);
  const tree = JSON.parse(line ?? "") as { message_tree_id: string; prompt: TreeMessage };
  expect(tree.prompt.message_id).toBe(tree.message_tree_id);
  const check = (message: TreeMessage) => {
    for (const reply of message.replies) {
      expect(reply.parent_id).toBe(message.message_id);
      check(reply);
    }
  };
  check(tree.prompt);
  expect(tree.prompt.replies[0]?.replies[0]?.replies.map(({ rank }) => rank)).toEqual([0, 1]);
});

interface TreeMessage {
  message_id: string;
  parent_id: string | null;
  rank?: number;
  replies: TreeMessage[];
}

test("margins are floats whatever their value", () => {
  fc.assert(
    fc.property(fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }), (margin) => {
      const { context } = contextFor({ tools: false, images: false });
      const [unit] = unitsFor({ tools: false, images: false }).pair;
      const [line] = presetOf("preference").lines({ ...unit, margin } as never, context);
      const written = /"margin":([^,]+)/.exec(line ?? "")?.[1] ?? "";
      expect(Number(written)).toBe(margin);
      expect(written).toMatch(/[.e]/);
    }),
  );
});
