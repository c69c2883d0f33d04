import { expect, test } from "@playwright/test";
import { openQueue, signIn } from "./lib/page";
import { concordRows, makeMember, makeProject } from "./lib/server";
import { expectRationale, expectStored, stored } from "./lib/stored";

/** A morning at the desk without a pointer: a hundred judgments, and each of the last twenty taken back after a reload. */
test("a hundred judgments by keyboard, and any of the last twenty undone", async ({ page }) => {
  test.setTimeout(240_000);
  const rows = Array.from({ length: 101 }, (_, n) => ({
    text: `question number ${n}`,
    responses: [`an answer to ${n}`, `another answer to ${n}`],
  }));
  const plan = { comparison: "pairwise", agreementShare: 0 } as const;
  const files = { "rows.jsonl": concordRows(rows) };
  const projectId = await makeProject(`A hundred ${Date.now()}`, files, plan);
  await signIn(page, await makeMember(projectId, "Ada"));
  await openQueue(page, projectId);
  const question = () => page.getByRole("region", { name: "Prompt" }).innerText();
  const judged: string[] = [];
  for (let n = 0; n < 100; n++) {
    const before = await question();
    judged.push(before);
    await page.keyboard.press(n % 3 === 0 ? "2" : "1");
    if (n >= 80) {
      await page.keyboard.press("r");
      await page.keyboard.type(`reason ${n}`);
      await page.keyboard.press("Control+Enter");
    } else await page.keyboard.press("Enter");
    await expect.poll(question).not.toBe(before);
  }
  await expectStored(projectId, 100);
  await page.reload();
  await expect(page.getByText("100 judged today")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Undo last/ })).toBeVisible();
  const last = await question();
  for (let n = 99; n >= 80; n--) {
    await page.keyboard.press("z");
    await expectRationale(page, `reason ${n}`);
    expect(await question()).toBe(judged[n]);
  }
  await page.keyboard.press("1");
  await page.keyboard.press("r");
  await page.keyboard.press("Control+End");
  await page.keyboard.type(", revised");
  await page.keyboard.press("Control+Enter");
  await expect.poll(question).toBe(last);
  await expectStored(projectId, 100);
  const rationales = (await stored(projectId)).map((row) => row.rationale);
  expect(rationales.filter((rationale) => rationale === "reason 80, revised")).toHaveLength(1);
  expect(rationales).not.toContain("reason 80");
});
