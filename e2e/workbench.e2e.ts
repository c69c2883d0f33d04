import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { openQueue, signIn } from "./lib/page";
import { birdFiles, makeMember, makeProject } from "./lib/server";

/** The ranking board under the pointer: drag into a tier, into a tie, between two tiers and out again; all of it said. */

async function drag(page: Page, from: string, to: string): Promise<void> {
  const start = await page.locator(`[data-drag="${from}"]:visible`).boundingBox();
  if (!start) throw new Error(`no handle ${from}`);
  await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2);
  await page.mouse.down();
  await page.mouse.move(start.x + start.width / 2 + 12, start.y + start.height / 2, { steps: 3 });
  const end = await page.locator(`[data-drop="${to}"]:visible`).boundingBox();
  if (!end) throw new Error(`no place ${to}`);
  await page.mouse.move(end.x + end.width / 2, end.y + end.height / 2, { steps: 8 });
  await page.mouse.up();
}

test("cards are dragged between tiers and back", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  const projectId = await makeProject(`Drag ${Date.now()}`, birdFiles(), { comparison: "ranking" });
  await signIn(page, await makeMember(projectId, "Dora"));
  await openQueue(page, projectId);
  const strip = page.getByRole("list", { name: "Ranking, best first" });
  const places = strip.locator("li:not([aria-hidden=true])");
  const said = (text: string) => expect(page.getByRole("status").filter({ hasText: text })).toHaveCount(1);
  await expect(places).toHaveText(["tier 1", "not rankedABC"]);

  await drag(page, "card:B", "new-1-tier 1");
  await expect(places).toHaveText(["tier 1B", "tier 2", "not rankedAC"]);
  await said("B: tier 1");
  await drag(page, "strip:A", "new-2-tier 2");
  await expect(places).toHaveText(["tier 1B", "tier 2A", "tier 3", "not rankedC"]);
  await drag(page, "strip:C", "new-1-gap");
  await expect(places).toHaveText(["tier 1C", "tier 2B", "tier 3A", "tier 4", "not ranked"]);
  await drag(page, "strip:A", "tier-1-tier 1");
  await expect(places).toHaveText(["tier 1CA", "tier 2B", "tier 3", "not ranked"]);
  await said("A: tier 1");
  await drag(page, "strip:C", "unranked");
  await expect(places).toHaveText(["tier 1A", "tier 2B", "tier 3", "not rankedC"]);
  await said("C: not ranked");

  await page.keyboard.press("f");
  await page.keyboard.press("2");
  await said("A: tier 2");
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await page.screenshot({ path: test.info().outputPath("1440.png") });
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  await page.screenshot({ path: test.info().outputPath("390.png") });
});
