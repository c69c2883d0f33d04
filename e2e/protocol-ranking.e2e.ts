import { expect, type Locator, test } from "@playwright/test";
import { defaultProtocol, type Protocol } from "@/lib/domain/protocol";
import { protocolPresets } from "@/lib/domain/protocol-presets";
import { type Desk, expectStored, fill, judgeTwice, press, score, sitDown, tickFlag } from "./lib/judging";

/** Rankings into tiers: with ties and without, the best n, all at once and two at a time. */

function tier(desk: Desk, label: string, number: number): Locator {
  return desk.page.getByRole("button", {
    name: fill(desk.m.judge.putInTier, { label, tier: number }),
    exact: true,
  });
}

function ranking(ties: boolean, best: number | null): Protocol {
  return { ...defaultProtocol, comparison: { kind: "ranking", ties, best } };
}

test("InstructGPT: four responses with a tie, their overall scores and their flags", async ({ page }) => {
  const instructgpt = protocolPresets.instructgpt?.protocol;
  const overall = instructgpt?.attributes[0];
  const flag = instructgpt?.flags.find(({ key }) => key === "moral_judgment");
  if (!instructgpt || !overall || !flag) throw new Error("no preset");
  await judgeTwice(page, {
    protocol: instructgpt,
    responses: 4,
    byKeyboard: async () => {
      await expect(page.getByText("0 of 4 ranked").filter({ visible: true })).toBeVisible();
      // C first; A and D tie behind it; B last.
      await press(page, "f", "ArrowRight", "ArrowRight", "1", "ArrowRight", "2", "ArrowRight", "2");
      await expect(page.getByRole("status").filter({ hasText: "A: tier 2" })).toHaveCount(1);
      await press(page, "ArrowRight", "3", "Backspace", "3");
      await press(page, "Enter");
      await expect(page.getByRole("alert").filter({ hasText: "A score is missing." })).toBeVisible();
      await press(page, "q");
      // From B, where the focus was, round to A.
      for (const value of [2, 7, 5, 5]) {
        await press(page, String(value));
        await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
      }
      // The flags of A, then those of B; - is the eleventh.
      await press(page, "l", "l", "3", "-");
    },
    byPointer: async (desk) => {
      await tier(desk, "C", 1).click();
      await tier(desk, "D", 2).click();
      await tier(desk, "A", 2).click();
      await tier(desk, "B", 3).click();
      for (const [label, value] of [
        ["A", 5],
        ["B", 2],
        ["C", 7],
        ["D", 5],
      ] as const)
        await score(desk, label, overall.label, value);
      await tickFlag(desk, "B", instructgpt.flags[2]?.label ?? "");
      await tickFlag(desk, "B", flag.label);
    },
    expected: () => ({
      tiers: [["3"], ["4", "1"], ["2"]],
      scores: { 1: { overall: 5 }, 2: { overall: 2 }, 3: { overall: 7 }, 4: { overall: 5 } },
      flags: { prompt: [], responses: { 2: ["hallucination", "moral_judgment"] } },
    }),
  });
});

test("the best two of five, without ties: the others are below", async ({ page }) => {
  await judgeTwice(page, {
    protocol: ranking(false, 2),
    responses: 5,
    byKeyboard: async () => {
      // D is put in the first place and goes before B; a step down and up again leaves it there.
      await press(page, "f", "ArrowRight", "1");
      await press(page, "Enter");
      await expect(page.getByRole("alert").filter({ hasText: "Rank the responses first." })).toBeVisible();
      await press(page, "ArrowRight", "ArrowRight", "1", "Shift+ArrowDown", "Shift+ArrowUp");
      await expect(page.getByText("2 of the best 2 named").filter({ visible: true })).toBeVisible();
    },
    byPointer: async (desk) => {
      await tier(desk, "D", 1).click();
      await tier(desk, "B", 2).click();
    },
    expected: () => ({ tiers: [["4"], ["2"]] }),
  });
});

test("two at a time: what follows is not asked, and the tiers follow", async ({ page }) => {
  await judgeTwice(page, {
    protocol: ranking(true, null),
    responses: 4,
    byKeyboard: async () => {
      const strip = page.getByRole("list", { name: "Ranking, best first" });
      await press(page, "v");
      const shown = page.getByRole("region", { name: /^Response [A-D]$/ });
      await expect(shown).toHaveCount(2);
      // A over B, A level with C: that C is over B follows. D under B.
      await press(page, "1");
      await expect(strip.getByRole("listitem").filter({ hasText: /^tier 1A$/ })).toBeVisible();
      await press(page, "2");
      await expect(page.getByText("4 / 6")).toBeVisible();
      await press(page, "1");
      await expect(page.getByText("5 / 6")).toBeVisible();
      await press(page, "n", "b", "1");
      await expect(page.getByText("All settled")).toBeVisible();
    },
    byPointer: async (desk) => {
      const { two, dock } = desk.m.protocol;
      const verdict = (name: string) => desk.page.getByRole("button", { name, exact: true }).click();
      await verdict(dock.two);
      await verdict(fill(two.above, { better: "A", worse: "B" }));
      await verdict(two.equal);
      await verdict(fill(two.above, { better: "A", worse: "D" }));
      await verdict(fill(two.above, { better: "B", worse: "D" }));
      await expect(desk.page.getByText(two.settled)).toBeVisible();
    },
    expected: () => ({ tiers: [["1", "3"], ["2"], ["4"]] }),
  });
});

test("nine responses: the whole text of each, nothing sideways on a phone, targets a finger can hit", async ({
  browser,
}) => {
  const context = await browser.newContext({
    locale: "en-US",
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  const page = await context.newPage();
  await sitDown(page, ranking(true, null), { responses: 9 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  const sizes = await page
    .getByRole("button", { name: /^Put [A-I] in tier/ })
    .evaluateAll((buttons) => buttons.map((button) => button.getBoundingClientRect().height));
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(44);
  const clipped = await page
    .getByRole("region", { name: /^Text of response/ })
    .evaluateAll((texts) => texts.filter((text) => text.scrollHeight > text.clientHeight + 1).length);
  expect(clipped).toBe(0);
  await context.close();
});

test("a draft of a ranking stays unranked until something is said", async ({ page }) => {
  const desk = await sitDown(page, ranking(true, null), { responses: 3 });
  await expect(page.getByRole("listitem").filter({ hasText: "not ranked" })).toHaveText("not rankedABC");
  await press(page, "Enter");
  await expect(page.getByRole("alert").filter({ hasText: "Rank the responses first." })).toBeVisible();
  await expectStored(desk, 0, () => ({}));
});
