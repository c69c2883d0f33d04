import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { exampleRows } from "@/bench/training/example-rows";
import { callApi } from "@/lib/domain/api/client";
import { freezeDataset, getDataset } from "@/lib/domain/api/datasets";
import { createProject } from "@/lib/domain/api/projects";
import { signIn } from "./lib/page";
import { importFiles, makeMember, server } from "./lib/server";

/** Taking a dataset away: what a format loses is said first, the files are written behind, a program reads them by a link. */
test("a viewer exports a dataset and takes a link with him", async ({ page, request }) => {
  const { id: projectId } = await callApi(createProject, { body: { name: `Exports ${Date.now()}` } }, server);
  await importFiles(projectId, { "rows.jsonl": exampleRows(24) });
  const body = {
    name: "",
    recipe: { ties: "keep" as const, splits: { validation: 0, test: 0, nearDuplicate: 1 } },
  };
  const { number } = await callApi(freezeDataset, { params: { projectId }, body }, server);
  await expect
    .poll(async () => (await callApi(getDataset, { params: { projectId, number } }, server)).state)
    .toBe("ready");
  await signIn(page, await makeMember(projectId, "Vera", "viewer"));
  await page.goto(`/projects/${projectId}/datasets/${number}/exports`);
  await expect(page.getByText("Nothing has been exported yet")).toBeVisible();

  await page.getByLabel("For").selectOption("preference-openai");
  await expect(page.getByText("answers of several messages")).toBeVisible();
  await expect(page.getByText(/tied pairs of this dataset will be left out/)).toBeVisible();
  await page.getByLabel("For").selectOption("preference");
  await page.getByLabel("As").selectOption("parquet");
  await page.getByRole("button", { name: "Write the files" }).click();
  await expect(page.getByText("Ready")).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(/^Left out: \d+ ties$/)).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);

  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: /^Download zip/ }).click();
  expect((await download).suggestedFilename()).toBe(`dataset-${number}-preference-parquet.zip`);

  await page.getByRole("button", { name: "Make a link token" }).click();
  const address = /"(http\S+token=\S+)"/.exec(await page.getByLabel("curl").innerText())?.[1] ?? "";
  const part = await request.get(address, { headers: { range: "bytes=0-3" } });
  expect(part.status()).toBe(206);
  expect(await part.text()).toBe("PAR1");
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
});
