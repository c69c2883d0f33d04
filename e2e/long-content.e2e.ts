import { expect, test } from "@playwright/test";
import { openQueue, signIn } from "./lib/page";
import { concordRows, makeMember, makeProject } from "./lib/server";

/** The longest answers: nothing freezes, nothing is cut off. */

// A trace would copy the whole page at every step.
test.use({ trace: "off" });

test("an answer of a megabyte is built while the page answers, to its end", async ({ page }) => {
  test.setTimeout(240_000);
  const section = (index: number) =>
    `## Section ${index}\n\n${"Some **bold** words and `code`. ".repeat(30)}\n\n- one\n- two\n\n\`\`\`js\nlet x = ${index};\n\`\`\``;
  const long = `${Array.from({ length: 1_000 }, (_, index) => section(index)).join("\n\n")}\n\nThe very end.`;
  expect(long.length).toBeGreaterThan(1_000_000);
  const rows = concordRows([{ text: "Long", responses: [long, "Short."] }]);
  const plan = { comparison: "pairwise", agreementShare: 0 } as const;
  const projectId = await makeProject(`Long ${Date.now()}`, { "long.jsonl": rows }, plan);
  await signIn(page, await makeMember(projectId, "Cora"));
  await openQueue(page, projectId);
  const building = page.locator("[data-building]");
  await expect(building).toBeAttached();
  // Keys work while the rest is still being laid out.
  await page.keyboard.press("2");
  await expect(page.locator("footer").getByRole("button", { name: /clearly/, pressed: true })).toHaveCount(1);
  await expect(building).toBeAttached();
  await expect(building).toHaveCount(0, { timeout: 180_000 });
  await expect(page.locator("[data-response-text] .code-block")).toHaveCount(1_000);
  await expect(page.locator("[data-response-text] .content-chunk").last()).toContainText("The very end.");
});
