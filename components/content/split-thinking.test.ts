import { expect, test } from "vitest";
import { hasMath, normaliseMath, showControls, splitThinking } from "./split-thinking";

test("a reasoning trace is set apart, even one that was cut off", () => {
  expect(splitThinking("<think>a\nb</think>\n\nSo: c")).toEqual([
    { kind: "thinking", text: "a\nb" },
    { kind: "text", text: "\n\nSo: c" },
  ]);
  expect(splitThinking("Well. <think>endless")).toEqual([
    { kind: "text", text: "Well. " },
    { kind: "thinking", text: "endless" },
  ]);
});

test("control characters and direction marks become visible; joiners of emoji stay", () => {
  expect(showControls("a\u0007b\u202Ec")).toBe("a⟨U+0007⟩b⟨U+202E⟩c");
  expect(showControls("👩‍💻\n\t")).toBe("👩‍💻\n\t");
});

test("dollars are money unless they enclose a formula", () => {
  expect(hasMath("It costs $5 and $10.")).toBe(false);
  expect(hasMath("The area is $\\pi r^2$.")).toBe(true);
  expect(hasMath("\\[ x = 1 \\]")).toBe(true);
  expect(normaliseMath("$5 and $10, but $x_1$")).toBe("\\$5 and \\$10, but $x_1$");
});
