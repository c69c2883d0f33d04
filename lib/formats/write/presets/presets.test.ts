import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { presetNames } from "@/lib/domain/dataset/export";
import { checkRow } from "../../verify/check-row";
import { presetOf } from ".";
import { contextFor, unitsFor } from "./testing";

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
