import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { openQueue, signIn } from "./lib/page";
import { concordRows, makeMember, makeProject } from "./lib/server";

/** Reading two responses against each other: all of it by keys. */

test.use({ viewport: { width: 1440, height: 900 } });

const lines = (word: string) => Array.from({ length: 80 }, (_, index) => `Line ${index} has a ${word}.`);

async function open(
  page: Page,
  responses: readonly string[],
  comparison: "pairwise" | "ranking" = "pairwise",
) {
  const plan = { comparison, agreementShare: 0 } as const;
  const rows = concordRows([{ text: "Compare", responses }]);
  const projectId = await makeProject(`Compare ${Date.now()}`, { "compare.jsonl": rows }, plan);
  await signIn(page, await makeMember(projectId, "Cleo"));
  await openQueue(page, projectId);
}

const pane = (page: Page, text: string) => page.locator("[data-response-text]").filter({ hasText: text });

async function expectAccessible(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 200)}`)),
    what,
  ).toEqual([]);
}

test("finding marks every place in both, goes from one to the next, and counts", async ({ page }) => {
  const [cats, dogs] = [lines("cat"), lines("dog and a cat")].map((own) => own.join("\n\n"));
  await open(page, [cats ?? "", `${dogs}\n\n**C**AT, and \`cat\`. <think>a cat thinks</think>`]);
  const counted = page.getByRole("search").getByRole("status");
  await page.keyboard.press("/");
  await page.keyboard.type("CAT");
  await expect(counted).toHaveText(/^1 of 163 \((A 80 · B 83|A 83 · B 80)\)$/);
  const marked = () => page.evaluate(() => CSS.highlights.get("found")?.size ?? 0);
  expect(await marked()).toBe(163);
  await page.keyboard.press("Enter");
  await expect(counted).toContainText("2 of 163");
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.press("Shift+Enter");
  await expect(counted).toContainText("163 of 163");
  await expectAccessible(page, "finding");
  // Out of the field, the page's keys step.
  await page.getByRole("region", { name: "Prompt" }).focus();
  await page.keyboard.press(".");
  await expect(counted).toContainText("1 of 163");
  await page.keyboard.press(",");
  await expect(counted).toContainText("163 of 163");
  // What is in a folded trace is found, and unfolded.
  await page.keyboard.press("/");
  await page.keyboard.type("cat thinks");
  await expect(counted).toContainText("1 of 1");
  await expect(page.getByText("a cat thinks")).toBeInViewport();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("search")).toHaveCount(0);
  expect(await marked()).toBe(0);
});

test("scrolling together keeps both as far along, and is remembered; apart, each stays", async ({ page }) => {
  const long = [...lines("cat"), ...lines("cow")].join("\n\n");
  await open(page, [lines("dog").join("\n\n"), long]);
  const share = (text: string) =>
    pane(page, text).evaluate((element) => element.scrollTop / (element.scrollHeight - element.clientHeight));
  const scroll = (text: string, to: number) =>
    pane(page, text).evaluate((element, part) => {
      element.scrollTop = part * (element.scrollHeight - element.clientHeight);
    }, to);
  await scroll("dog", 0.5);
  await expect.poll(() => share("dog")).toBeCloseTo(0.5, 1);
  expect(await share("cat")).toBe(0);
  await page.keyboard.press("y");
  await scroll("dog", 0.25);
  await expect.poll(() => share("cat")).toBeCloseTo(0.25, 1);
  await scroll("cat", 1);
  await expect.poll(() => share("dog")).toBeCloseTo(1, 1);
  await page.reload();
  await expect(page.getByRole("button", { name: "Scroll both responses together" })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  await page.keyboard.press("y");
  await page.keyboard.press("j");
  await expect.poll(() => share("cat")).toBeGreaterThan(0);
  await page.keyboard.press("i");
  await expect.poll(() => share("cat")).toBe(0);
});

test("differences are told word by word, for any two of several", async ({ page }) => {
  const third = "我喜欢上海。";
  await open(page, ["The cat sat down.\n\nThe end.", "The dog sat down.\n\nThe end.", third], "ranking");
  await page.keyboard.press("d");
  const dialog = page.getByRole("dialog", { name: "Differences" });
  await expect(dialog.getByText(/of the words are shared/)).toBeVisible();
  await expectAccessible(page, "differences");
  const labelOf = async (text: string) =>
    (await page
      .locator("section[aria-label^='Response ']")
      .filter({ hasText: text })
      .getAttribute("aria-label")) ?? "";
  const [cat, dog] = [await labelOf("cat sat"), await labelOf("dog sat")];
  await dialog.getByLabel("Compare").selectOption({ label: cat });
  await dialog.getByLabel("with", { exact: true }).selectOption({ label: dog });
  await expect(dialog.locator("del")).toHaveText(["cat"]);
  await expect(dialog.locator("ins")).toHaveText(["dog"]);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
});

test("size and width of the text are chosen by key and stay chosen", async ({ page }) => {
  await open(page, [lines("cat").join(" "), lines("dog").join(" ")]);
  const look = () =>
    pane(page, "cat")
      .locator(".reading-text")
      .evaluate((element) => [getComputedStyle(element).fontSize, element.clientWidth] as const);
  const before = await look();
  await page.keyboard.press("+");
  await page.keyboard.press("+");
  await page.keyboard.press("[");
  const after = await look();
  expect(Number.parseFloat(after[0])).toBeGreaterThan(Number.parseFloat(before[0]));
  await page.reload();
  await expect(page.getByRole("button", { name: /^Submit/ })).toBeVisible();
  expect(await look()).toEqual(after);
  for (let time = 0; time < 5; time++) await page.keyboard.press("-");
  await expect(page.getByRole("button", { name: "Smaller text" })).toBeDisabled();
});

test("a judgment says whether both were read to the end", async ({ page }) => {
  await open(page, [lines("cat").join("\n\n"), "Short."]);
  const sent = () =>
    page.waitForRequest((request) => request.url().endsWith("/judgments") && request.method() === "POST");
  const readToEnd = async (request: ReturnType<typeof sent>) =>
    ((await request).postDataJSON() as { presentation: { readToEnd: boolean } }).presentation.readToEnd;
  await page.keyboard.press("1");
  let request = sent();
  await page.keyboard.press("Enter");
  expect(await readToEnd(request)).toBe(false);
  await expect(page.getByRole("heading", { name: "Done for now" })).toBeVisible();
  await page.keyboard.press("z");
  await expect(pane(page, "cat")).toBeVisible();
  await pane(page, "cat").evaluate((element) => element.scrollTo(0, element.scrollHeight));
  await expect(page.locator("main:visible [data-response-end][data-was-seen]")).toHaveCount(2);
  request = sent();
  await page.keyboard.press("Enter");
  expect(await readToEnd(request)).toBe(true);
});
