import { expect, type Page, test } from "@playwright/test";
import { callApi } from "@/lib/domain/api/client";
import { changeGuidelines } from "@/lib/domain/api/projects";
import { openQueue, signIn } from "./lib/page";
import { concordRows, makeMember, makeProject, server } from "./lib/server";
import { expectStored, judge } from "./lib/stored";

/** Nothing on the annotator's page moves by itself, and on a phone the texts have most of the screen. */

const pairwise = { comparison: "pairwise", agreementShare: 0 } as const;
const code = "echo bread";

async function sitDown(page: Page): Promise<string> {
  const rows = Array.from({ length: 5 }, (_, n) => ({
    text: `Question ${n}: why does bread rise?`,
    responses: [`Yeast. (${n})\n\n\`\`\`sh\n${code}\n\`\`\``, "It swells. ".repeat(200)],
  }));
  const files = { "rows.jsonl": concordRows(rows) };
  const projectId = await makeProject(`Still ${Date.now()}`, files, pairwise);
  const body = "# What counts\n\nPrefer what is true.";
  await callApi(changeGuidelines, { params: { projectId }, body: { body } }, server);
  await signIn(page, await makeMember(projectId, "Stella"));
  return projectId;
}

/** Counts what moves that nobody has asked for, from now on and on every page that is opened. */
async function watch(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const shifts: string[] = [];
    Reflect.set(window, "shifts", shifts);
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { value, hadRecentInput, sources } = entry as PerformanceEntry & {
          value: number;
          hadRecentInput: boolean;
          sources: { node: Node | null }[];
        };
        const moved = sources.map(({ node }) =>
          node instanceof Element ? node.outerHTML.slice(0, 120) : "",
        );
        if (!hadRecentInput) shifts.push(`${value.toFixed(4)}: ${moved.join(" · ")}`);
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
}

function shifts(page: Page): Promise<string[]> {
  return page.evaluate(() => Reflect.get(window, "shifts") as string[]);
}

for (const width of [390, 1024, 1440])
  test(`nothing moves at ${width} px: notices come and go, judgments, guidelines`, async ({
    page,
    context,
  }) => {
    await page.setViewportSize({ width, height: 844 });
    const projectId = await sitDown(page);
    await watch(page);
    await openQueue(page, projectId);
    await expect(page.getByText("Before you begin: please read the guidelines.")).toBeVisible();
    await page.keyboard.press("g");
    const pane = width >= 1280 ? page.getByRole("complementary") : page.getByRole("dialog");
    await expect(pane).toContainText("Prefer what is true.");
    await pane.getByRole("button", { name: "I have read this" }).click();
    await expect(page.getByText("Before you begin: please read the guidelines.")).toBeHidden();
    await page.keyboard.press(width >= 1280 ? "g" : "Escape");
    await expect(pane).toBeHidden();
    await judge(page, "1");
    await expectStored(projectId, 1);
    await context.setOffline(true);
    await judge(page, "2", "without a network");
    await expect(page.getByText(/^1 judgment waits/)).toBeVisible();
    await context.setOffline(false);
    await expect(page.getByText(/^1 judgment waits/)).toBeHidden();
    expect(await shifts(page)).toEqual([]);
  });

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });

  test("the dock is low, and every target in it is large enough", async ({ page }) => {
    const projectId = await sitDown(page);
    await openQueue(page, projectId);
    const dock = page.getByRole("contentinfo");
    const height = async () => (await dock.boundingBox())?.height ?? 0;
    const atFirst = await height();
    expect(atFirst).toBeLessThan(150);
    for (const button of await dock.getByRole("button").all()) {
      const box = await button.boundingBox();
      if (box) expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(24);
    }
    const scale = page.getByRole("group", { name: "Which response is better?" });
    await scale.getByRole("button").first().tap();
    expect(await height()).toBe(atFirst);
    // A place of its own for what is written; it stays when the finger goes on to a button.
    await page.getByRole("textbox", { name: "Why?" }).tap();
    expect(await height()).toBeLessThan(210);
    await page.keyboard.type("It names the cause.");
    await page.getByRole("button", { name: "Submit" }).tap();
    await expect.poll(height).toBe(atFirst);
  });
});

test("R goes on where the rationale ends", async ({ page }) => {
  const projectId = await sitDown(page);
  await openQueue(page, projectId);
  const why = page.getByRole("textbox", { name: "Why?" });
  await page.keyboard.press("r");
  await page.keyboard.type("It names");
  await page.keyboard.press("Home");
  await page.keyboard.press("Escape");
  await page.keyboard.press("r");
  await page.keyboard.type(" the cause.");
  await expect(why).toHaveValue("It names the cause.");
});

test("code is copied where browsers have no clipboard for programs, as on a page without TLS", async ({
  page,
}) => {
  await page.addInitScript(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
  const projectId = await sitDown(page);
  await openQueue(page, projectId);
  await page.getByRole("button", { name: "Copy this code" }).first().click();
  await page.getByRole("textbox", { name: "Why?" }).click();
  await page.keyboard.press("Control+V");
  await expect(page.getByRole("textbox", { name: "Why?" })).toHaveValue(code);
});
