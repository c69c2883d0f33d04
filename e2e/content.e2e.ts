import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { openQueue, signIn } from "./lib/page";
import { concordRows, makeMember, makeProject } from "./lib/server";

/** What models say, as it is meant to be read: code, formulas, traces, tools, any direction, any length. */

async function show(page: Page, what: { text: string; responses: readonly string[] }, rows?: string) {
  const plan = { comparison: "pairwise", agreementShare: 0 } as const;
  const files = { "content.jsonl": rows ?? concordRows([what]) };
  const projectId = await makeProject(`Content ${Date.now()}`, files, plan);
  await signIn(page, await makeMember(projectId, "Cora"));
  await openQueue(page, projectId);
  return { card: (text: string) => page.locator("[data-response-text]").filter({ hasText: text }) };
}

async function expectAccessible(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 200)}`)),
    what,
  ).toEqual([]);
}

const rich = `# Rich

| a | b |
|---|---|
| ${"wide ".repeat(5)} | ${"x".repeat(200)} |

- [x] done
- [ ] open

A verse
of two lines.

A note.[^1] It costs $5 and $10, but $\\frac{1}{2}$ is a half, and so is \\(0.5\\).

\\[ \\sum_{i=1}^{n} i = \\frac{n(n+1)}{2} \\]

\`\`\`python
def f(x):  # a comment
    return "a string" + str(x)
\`\`\`

\`\`\`nosuchlanguage
plain
\`\`\`

[^1]: The first note.
`;

test("code is coloured and copied, formulas are set, money stays money", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const other = "Other.[^1]\n\n[^1]: Its own note.\n\n```\nprint(1)\nwith no end";
  const { card } = await show(page, { text: "Rich", responses: [rich, other] });
  const text = card("Rich");
  await expect(text.locator(".code-keyword", { hasText: "def" })).toBeVisible();
  await expect(text.locator(".code-comment")).toHaveText("# a comment");
  // The text is laid out anew when the formulas are there: whoever copies before that does not see that it worked.
  await expect(text.locator(".katex")).toHaveCount(3);
  await expect(text.locator(".katex-display")).toHaveCount(1);
  await text.getByRole("button", { name: "Copy this code" }).first().click();
  await expect(text.getByRole("button", { name: "Copy this code" }).first()).toHaveText("Copied");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    'def f(x):  # a comment\n    return "a string" + str(x)',
  );
  await expect(text).toContainText("It costs $5 and $10, but");
  await expect(text.locator("p", { hasText: "A verse" }).locator("br")).toHaveCount(1);
  await expect(text.getByRole("img", { name: "done" })).toBeVisible();
  // The table scrolls, by keyboard too; the page does not.
  const table = text.getByRole("group", { name: "Table" });
  await table.focus();
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => table.evaluate((element) => element.scrollLeft)).toBeGreaterThan(0);
  // Two responses with a footnote 1: each link goes to its own.
  for (const [own, note] of [
    [card("Rich"), "The first note."],
    [card("Other"), "Its own note."],
  ] as const) {
    const href = await own.locator("[data-footnote-ref]").getAttribute("href");
    await expect(page.locator(`[id="${href?.slice(1)}"]`)).toContainText(note);
  }
  await card("Other").locator("[data-footnote-ref]").click();
  await expect(card("Other").locator("li[tabindex]")).toBeFocused();
  expect(new URL(page.url()).hash).toBe("");
  await expect(card("Other").locator("code")).toHaveText("print(1)\nwith no end");
  await expectAccessible(page, "rich");
});

test("traces are folded, tools are blocks, earlier turns are folded, raw text is what came", async ({
  page,
}) => {
  const call = { name: "search", arguments: '{"query":"x","limit":10000000000000000001}' };
  const rows = [
    {
      type: "prompt",
      id: "p",
      messages: [
        { role: "system", content: "You are terse." },
        { role: "user", content: "The first question" },
        { role: "assistant", content: "The first answer" },
        { role: "user", content: "The last question" },
      ],
    },
    {
      type: "response",
      id: "r1",
      prompt_id: "p",
      model: { name: "m1" },
      messages: [
        { role: "assistant", content: "", toolCalls: [{ id: "c", type: "function", function: call }] },
        { role: "tool", content: '{"hits": []}', name: "search", toolCallId: "c" },
        { role: "assistant", content: "<think>\nhidden `<think>` thought\n</think>\nNothing **found**." },
      ],
    },
    {
      type: "response",
      id: "r2",
      prompt_id: "p",
      model: { name: "m2" },
      messages: [{ role: "assistant", content: "not sure\n</think>\nMaybe." }],
    },
  ];
  const jsonl = rows.map((row) => JSON.stringify(row)).join("\n");
  const { card } = await show(page, { text: "", responses: [] }, jsonl);
  await expect(page.getByText("The last question")).toBeVisible();
  await expect(page.getByText("The first question")).toBeHidden();
  await page.keyboard.press("o");
  await expect(page.getByText("The first question")).toBeVisible();
  await expect(page.getByText("You are terse.").last()).toBeVisible();
  await page.keyboard.press("o");
  await expect(page.getByText("The first question")).toBeHidden();

  const first = card("Nothing found.");
  await expect(first).toContainText('"limit": 10000000000000000001');
  await expect(first.getByText("Tool call")).toBeVisible();
  await expect(first.getByText("Tool result")).toBeVisible();
  await expect(page.getByText("hidden <think> thought")).toBeHidden();
  await page.getByText("Reasoning trace").first().click();
  await page.getByText("Reasoning trace").last().click();
  await expect(page.getByText("hidden <think> thought")).toBeVisible();
  await expect(page.getByText("not sure")).toBeVisible();
  await expectAccessible(page, "traces and tools");

  await page
    .getByRole("button", { name: /Show response . as raw text/ })
    .first()
    .click();
  await page.keyboard.press("u");
  await expect(page.getByText("Nothing **found**.")).toBeVisible();
  await expect(page.getByText("not sure\n</think>\nMaybe.")).toBeVisible();
  await expectAccessible(page, "raw");
});

test("every block runs in its own direction, and nothing invisible stays so", async ({ page }) => {
  const arabic = "مرحبا بالعالم\n\n- عنصر أول\n- item\n\nAn English paragraph.\n\n> اقتباس";
  const hidden = "a\u202Eb\u200Bc 👩‍💻 \u0007";
  const { card } = await show(page, { text: "Direction", responses: [arabic, hidden] });
  const text = card("An English paragraph.");
  const directionOf = (selector: string, has: string) =>
    text
      .locator(selector, { hasText: has })
      .first()
      .evaluate((element) => getComputedStyle(element).direction);
  expect(await directionOf("p", "مرحبا")).toBe("rtl");
  expect(await directionOf("ul", "عنصر")).toBe("rtl");
  expect(await directionOf("li", "item")).toBe("ltr");
  expect(await directionOf("p", "English")).toBe("ltr");
  expect(await directionOf("blockquote", "اقتباس")).toBe("rtl");
  await expect(card("👩‍💻").locator(".control-mark")).toHaveText(["RLO", "ZWSP", "BEL"]);
  await expect(card("👩‍💻").locator("p")).toHaveText("aRLObZWSPc 👩‍💻 BEL");
});

test("an answer of nothing but spaces says so", async ({ page }) => {
  const { card } = await show(page, { text: "Blank", responses: ["Something.", " \n\n   "] });
  await expect(card("Nothing but spaces was written here.")).toHaveCount(1);
  await expect(card("Something.")).toHaveCount(1);
});
