import { expect, test } from "vitest";
import { showControls, splitControls } from "./controls";

test("control characters, direction marks and zero-width characters are named", () => {
  expect(showControls("a\u0007b\u202Ec\u200Bd")).toBe("a⟨BEL⟩b⟨RLO⟩c⟨ZWSP⟩d");
  expect(splitControls("x\u202e")).toEqual([
    { text: "x", control: null },
    { text: "\u202e", control: { label: "RLO", title: "U+202E RIGHT-TO-LEFT OVERRIDE" } },
  ]);
  expect(showControls("\u001B[31mred\u0085\u3164")).toBe("⟨ESC⟩[31mred⟨U+0085⟩⟨U+3164⟩");
});

test("words smuggled in tag characters and variation selectors are seen", () => {
  expect(showControls("hi\u{E0049}\u{E0067}")).toBe("hi⟨U+E0049⟩⟨U+E0067⟩");
  expect(showControls("a\uFE01\u{E0101}")).toBe("a⟨U+FE01⟩⟨U+E0101⟩");
  expect(showControls("a\u200Db")).toBe("a⟨ZWJ⟩b");
});

test.each([
  ["line breaks and tabs", "one\r\n\ttwo"],
  ["a family, a technologist, a heart", "👨‍👩‍👧 👩🏽‍💻 ❤️ 🤷🏽‍♀️ 1️⃣"],
  ["the flag of Scotland", "🏴󠁧󠁢󠁳󠁣󠁴󠁿"],
  ["Persian with its non-joiner", "می‌خواهم"],
  ["Hindi with its joiner", "क्‍ष"],
  ["an ideograph with its variant", "葛\u{E0100}城"],
  ["Arabic number signs", "\u0600\u06DD"],
])("what a script needs stays: %s", (_, text) => {
  expect(showControls(text)).toBe(text);
});
