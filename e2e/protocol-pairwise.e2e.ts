import { expect, test } from "@playwright/test";
import { defaultProtocol, type Protocol } from "@/lib/domain/protocol";
import { protocolPresets } from "@/lib/domain/protocol-presets";
import {
  expectStored,
  judgeTwice,
  openIn,
  openRewrite,
  place,
  press,
  score,
  sitDown,
  submitButton,
} from "./lib/judging";

/** Every pairwise scale: one to four levels a side, ties, both bad, and what can be asked beside it. */

function preset(name: string): Protocol {
  const found = protocolPresets[name];
  if (!found) throw new Error(`no preset ${name}`);
  return found.protocol;
}

test("binary: A or B, and nothing between", async ({ page }) => {
  const comparison = { kind: "pairwise", levels: 1, tie: false, bothBad: false } as const;
  await judgeTwice(page, {
    protocol: { ...defaultProtocol, comparison },
    byKeyboard: async () => {
      // Neither a tie nor both bad are places of this scale: their letters do nothing.
      await press(page, "b", "t", "x");
    },
    byPointer: async (desk) => {
      await expect(
        desk.page.getByRole("group", { name: desk.m.judge.scale.label }).getByRole("button"),
      ).toHaveCount(2);
      await place(desk, 1).click();
    },
    expected: () => ({ tiers: [["2"], ["1"]], strength: 1 }),
  });
});

test("Arena: left, right, tie, both bad", async ({ page }) => {
  await judgeTwice(page, {
    protocol: preset("arena"),
    byKeyboard: () => press(page, "a", "t", "x"),
    byPointer: async (desk) => {
      await place(desk, 0).click();
      await place(desk, 3).click();
    },
    expected: () => ({ tiers: [["1", "2"]], strength: 0, bothBad: true }),
  });
});

test("ternary: a tie by digit, and a rationale that takes no shortcut", async ({ page }) => {
  const comparison = { kind: "pairwise", levels: 1, tie: true, bothBad: false } as const;
  await judgeTwice(page, {
    protocol: { ...defaultProtocol, comparison, rationale: "required", confidence: "required" },
    byKeyboard: async () => {
      await press(page, "2", "Enter");
      await expect(page.getByRole("alert").filter({ hasText: "Say why" })).toBeVisible();
      await press(page, "r");
      await page.keyboard.type("Both say 1 thing, as a baker sees it");
      await press(page, "Escape", "c", "4", "r");
    },
    byPointer: async (desk) => {
      await place(desk, 1).click();
      await page.getByRole("textbox", { name: desk.m.judge.rationale }).click();
      await page.keyboard.type("Both say 1 thing, as a baker sees it");
      await page
        .getByRole("radiogroup", { name: desk.m.protocol.marks.confidence })
        .getByRole("radio", { name: "4" })
        .click();
    },
    expected: () => ({
      tiers: [["1", "2"]],
      strength: 0,
      rationale: "Both say 1 thing, as a baker sees it",
      confidence: 4,
    }),
  });
});

test("three levels a side: a letter pressed again says it more strongly", async ({ page }) => {
  await judgeTwice(page, {
    protocol: defaultProtocol,
    byKeyboard: () => press(page, "a", "b", "b"),
    byPointer: async (desk) => {
      await place(desk, 0).click();
      await place(desk, 5).click();
    },
    expected: () => ({ tiers: [["2"], ["1"]], strength: 2 }),
  });
});

test("Llama 2: four degrees in the protocol's own words, and which of the two is safe", async ({ page }) => {
  const protocol = preset("llama2_safety");
  const [choice] = protocol.choices ?? [];
  if (!choice) throw new Error("no choice");
  await judgeTwice(page, {
    protocol,
    byKeyboard: async () => {
      await press(page, "1");
      await expect(page.getByRole("button", { name: "A significantly better" })).toHaveAttribute(
        "aria-pressed",
        "true",
      );
      await press(page, "Enter");
      await expect(
        page.getByRole("alert").filter({ hasText: "A question about the judgment is open" }),
      ).toBeVisible();
      await press(page, "q", "2", "Backspace", "1");
    },
    byPointer: async (desk) => {
      await expect(place(desk, 3)).toHaveAccessibleName("A 几乎一样或不确定");
      await place(desk, 3).hover();
      await expect(page.getByRole("tooltip")).toContainText("必须选一个");
      await place(desk, 0).click();
      await page.getByRole("radio", { name: desk.say(choice.options[0]?.label ?? "") }).click();
    },
    expected: () => ({
      tiers: [["1"], ["2"]],
      strength: 4,
      flags: { prompt: ["preferred_safe"], responses: {} },
    }),
  });
});

test("HelpSteer2: ten scores in a row of digits, a preference with its reason, and a rewrite", async ({
  page,
}) => {
  const protocol: Protocol = { ...preset("helpsteer2"), rewrite: "optional" };
  const given = { first: [4, 4, 3, 1, 2], second: [0, 1, 2, 0, 4] };
  const keys = protocol.attributes.map(({ key }) => key);
  const scores = (values: readonly number[]) =>
    Object.fromEntries(keys.map((key, index) => [key, values[index] ?? 0]));
  await judgeTwice(page, {
    protocol,
    byKeyboard: async () => {
      await press(page, "q");
      for (const value of [...given.first, ...given.second]) {
        await press(page, String(value));
        // The focus goes on to the next question with the next frame.
        await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
      }
      await press(page, "Escape", "2", "r");
      await page.keyboard.type("It names the gas.");
      await press(page, "Escape", "w");
      await expect(page.getByRole("textbox", { name: "A better version of A" })).toBeFocused();
      await expect(page.getByText("Nothing is changed yet.")).toBeVisible();
      await press(page, "Control+End");
      await page.keyboard.type(" So it rises.");
      await expect(page.getByText("Changed words are marked.")).toBeVisible();
      await expect(page.getByRole("insertion")).toHaveText(/So it rises/);
    },
    byPointer: async (desk) => {
      for (const [label, values] of [
        ["A", given.first],
        ["B", given.second],
      ] as const)
        for (const [index, attribute] of protocol.attributes.entries())
          await score(desk, label, attribute.label, values[index] ?? 0);
      await place(desk, 1).click();
      await page.getByRole("textbox", { name: desk.m.judge.rationale }).fill("It names the gas.");
      await openRewrite(desk, "A");
      await page.keyboard.press("Control+End");
      await page.keyboard.type(" So it rises.");
    },
    expected: ([first]) => ({
      tiers: [["1"], ["2"]],
      strength: 2,
      scores: { 1: scores(given.first), 2: scores(given.second) },
      rationale: "It names the gas.",
      rewrite: { responseId: "1", content: `${first} So it rises.` },
    }),
  });
});

test("what contradicts itself is pointed out once, and stored when it is meant", async ({ page }) => {
  const overall = { key: "overall", label: "Overall", min: 1, max: 7, required: true };
  const desk = await sitDown(page, { ...defaultProtocol, attributes: [overall] });
  await press(page, "q", "2");
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
  await press(page, "6", "Escape", "a", "Enter");
  const notice = page
    .getByRole("status")
    .filter({ hasText: "Overall: B has the higher score, but stands below A." });
  await expect(notice).toBeVisible();
  await expectStored(desk, 0, () => ({}));
  await press(page, "Enter");
  await expectStored(desk, 1, () => ({
    tiers: [["1"], ["2"]],
    strength: 1,
    scores: { 1: { overall: 2 }, 2: { overall: 6 } },
  }));
});

test("a skip is S and a digit where nothing is lost, and asks where something is", async ({ page }) => {
  const desk = await sitDown(page, defaultProtocol);
  await press(page, "s");
  await expect(page.getByRole("dialog")).toBeVisible();
  await press(page, "2");
  await expectStored(desk, 1, () => ({ skip: { reason: "cannot_judge", note: "" } }));
  await expect(submitButton(desk)).toBeVisible();
  await press(page, "a", "s", "4");
  await expect(page.getByRole("dialog")).toContainText(
    "What you have said about this task will be put aside.",
  );
  await page.getByRole("button", { name: "Skip all the same" }).press("Enter");
  await expectStored(desk, 2, () => ({ skip: { reason: "broken", note: "" } }));
});

test("key caps are hidden by whoever knows them, and the help lists the keys and the words", async ({
  page,
}) => {
  const desk = await sitDown(page, preset("helpsteer2"));
  await expect(submitButton(desk).locator("kbd")).toBeVisible();
  await press(page, "k");
  await expect(page.locator("footer kbd").filter({ visible: true })).toHaveCount(0);
  await openIn(page, desk.projectId, "en");
  await expect(page.locator("footer kbd").filter({ visible: true })).toHaveCount(0);
  await press(page, "?");
  const help = page.getByRole("dialog", { name: "Keys" });
  await expect(help).toContainText("A or B is better; pressed again, by more");
  await expect(help).toContainText("Nothing false, nothing pertinent left out.");
  await press(page, "Escape", "k");
  await expect(submitButton(desk).locator("kbd")).toBeVisible();
});

test("a hundred judgments without the pointer, and the API counts a hundred", async ({ page }) => {
  test.setTimeout(180_000);
  const desk = await sitDown(page, preset("arena"), { prompts: 100 });
  const seen = new Set<string>();
  for (let done = 0; done < 100; done++) {
    const prompt = page.getByRole("region", { name: "Prompt" });
    await expect.poll(async () => seen.has(await prompt.innerText())).toBe(false);
    seen.add(await prompt.innerText());
    await press(page, ["a", "b", "t", "x"][done % 4] ?? "a", "Enter");
  }
  await expect(page.getByRole("heading", { name: "Done for now" })).toBeVisible();
  const list = `/api/v1/projects/${desk.projectId}/my/judgments?limit=200`;
  const count = async () =>
    ((await (await page.request.get(list)).json()) as { rows: unknown[] }).rows.length;
  await expect.poll(count).toBe(100);
});
