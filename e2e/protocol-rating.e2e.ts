import { expect, test } from "@playwright/test";
import { defaultProtocol, type Protocol } from "@/lib/domain/protocol";
import { judgeTwice, openRewrite, press, score, tickFlag } from "./lib/judging";

/** Scores only, with everything that can stand beside them: flags of responses and prompt, confidence, a rewrite. */

const protocol: Protocol = {
  ...defaultProtocol,
  comparison: { kind: "rating" },
  attributes: [
    {
      key: "helpful",
      label: { en: "Helpful", zh: "有帮助" },
      min: 1,
      max: 10,
      lowLabel: { en: "not at all", zh: "毫无" },
      highLabel: { en: "wholly", zh: "十分" },
      required: true,
    },
    { key: "honest", label: { en: "Honest", zh: "诚实" }, min: 0, max: 1, required: false },
  ],
  flags: [
    { key: "language", label: { en: "Wrong language", zh: "语言错误" }, target: "response" },
    { key: "personal", label: { en: "Personal data in the prompt", zh: "提示含个人信息" }, target: "prompt" },
  ],
  rationale: "off",
  rewrite: "required",
  confidence: "optional",
};

test("two responses scored and flagged, the better one rewritten", async ({ page }) => {
  await judgeTwice(page, {
    protocol,
    byKeyboard: async () => {
      const frame = () =>
        page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
      // 0 is ten; the optional score is passed over on the way and given afterwards.
      await press(page, "q", "4");
      await frame();
      await press(page, "0");
      await press(page, "Tab", "1", "Escape");
      // From the card of B: its flags, those of the prompt, and round to those of A.
      await press(page, "l", "l", "1", "l", "1", "Escape", "c", "5", "Escape", "w");
      await expect(page.getByRole("textbox", { name: "A better version of B" })).toBeFocused();
      await press(page, "Control+End");
      await page.keyboard.type(" Indeed.");
    },
    byPointer: async (desk) => {
      const [helpful, honest] = protocol.attributes;
      const [wrongLanguage, personal] = protocol.flags;
      if (!helpful || !honest || !wrongLanguage || !personal) throw new Error("no marks");
      await score(desk, "A", helpful.label, 4);
      await score(desk, "B", helpful.label, 10);
      await score(desk, "B", honest.label, 1);
      await tickFlag(desk, "A", wrongLanguage.label);
      await tickFlag(desk, null, personal.label);
      await page
        .getByRole("radiogroup", { name: desk.m.protocol.marks.confidence })
        .getByRole("radio", { name: "5" })
        .click();
      await openRewrite(desk, "B");
      await page.keyboard.press("Control+End");
      await page.keyboard.type(" Indeed.");
    },
    expected: (texts) => ({
      tiers: [],
      scores: { 1: { helpful: 4 }, 2: { helpful: 10, honest: 1 } },
      flags: { prompt: ["personal"], responses: { 1: ["language"] } },
      confidence: 5,
      rewrite: { responseId: "2", content: `${texts[1]} Indeed.` },
    }),
  });
});
