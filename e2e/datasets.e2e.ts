import { createHash } from "node:crypto";
import fs from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { callApi } from "@/lib/domain/api/client";
import { freezeDataset, getDataset } from "@/lib/domain/api/datasets";
import { createProject } from "@/lib/domain/api/projects";
import type { ExportManifest } from "@/lib/domain/dataset/export";
import { signIn } from "./lib/page";
import { importFiles, makeMember, server } from "./lib/server";

/** A lead freezes a dataset, reads it, freezes the next ones, and takes files away; whoever may not, does not. */

// Previews, checks and exports wait for a worker that others keep busy.
test.describe.configure({ timeout: 180_000 });
const patience = { timeout: 60_000 };

const subjects = ["yeast", "tides", "comets", "glaciers", "violins", "bridges", "orchids", "magnets"];

/** Prompts, half of them about maths; two people on each pair, who differ on every fourth. */
function rows(from: number, to: number): string {
  const lines = Array.from({ length: to - from }, (_, at) => {
    const n = from + at;
    const [good, bad] = [`p${n}-good`, `p${n}-bad`];
    const says = (content: string) => [{ role: "assistant", content }];
    const judgment = (name: string, tiers: string[][]) => ({
      type: "judgment",
      prompt_id: `p${n}`,
      annotator: { name, kind: "imported" },
      comparison: "pairwise",
      response_ids: [good, bad],
      order_known: true,
      answer: { tiers, strength: 1 },
    });
    const asked = `Question ${n * 37}: what should be known about ${subjects[n % 8]} and number ${n * n + 11}?`;
    return [
      {
        type: "prompt",
        id: `p${n}`,
        messages: [{ role: "user", content: asked }],
        tags: [n % 2 ? "maths" : "poems"],
      },
      {
        type: "response",
        id: good,
        prompt_id: `p${n}`,
        model: { name: "heron" },
        messages: says(`Much: ${n}.`),
      },
      {
        type: "response",
        id: bad,
        prompt_id: `p${n}`,
        model: { name: "finch" },
        messages: says(n === 1 ? "Ask somebody@birdwatch.net." : `Nothing at all, not even ${n}.`),
      },
      judgment("Ada", [[good], [bad]]),
      judgment("Bela", n % 4 === 1 ? [[bad], [good]] : [[good], [bad]]),
    ];
  });
  return lines
    .flat()
    .map((row) => JSON.stringify(row))
    .join("\n");
}

async function makeJudgedProject(): Promise<string> {
  const { id } = await callApi(createProject, { body: { name: `Datasets ${Date.now()}` } }, server);
  await importFiles(id, { "rows.jsonl": rows(0, 24) });
  return id;
}

const figure = (page: Page, name: string) =>
  page
    .locator("dt")
    .filter({ hasText: new RegExp(`^${name}$`) })
    .locator("xpath=following-sibling::dd[1]")
    .first();

async function freeze(page: Page, name: string): Promise<void> {
  await expect(page.getByText("As of now.")).toBeVisible(patience);
  await page.getByLabel("What it is for (optional)").fill(name);
  await page.getByRole("button", { name: "Freeze dataset" }).click();
  await expect(page).toHaveURL(/\/datasets\/\d+$/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("preferences of", patience);
}

test("a lead freezes a dataset, compares it with the next, takes it away, and follows a withdrawal", async ({
  page,
}) => {
  const projectId = await makeJudgedProject();
  const home = `/projects/${projectId}`;
  await page.setViewportSize({ width: 1440, height: 900 });
  await signIn(page, await makeMember(projectId, "Lea", "lead"));

  await test.step("the licence is set once, for the project", async () => {
    await page.goto(`${home}/settings`);
    await page.getByLabel("Licence of the data").selectOption("cc-by-4.0");
    await page
      .locator("form")
      .filter({ has: page.getByLabel("Licence of the data") })
      .getByRole("button", { name: "Save" })
      .click();
    await expect(page.getByText("Saved")).toBeVisible();
  });

  await test.step("the preview follows the form", async () => {
    await page.goto(`${home}/datasets/new`);
    await expect(figure(page, "Judgments")).toHaveText("48", patience);
    await page.getByLabel("maths").check();
    await expect(figure(page, "Judgments")).toHaveText("24", patience);
    await expect(page.getByText("Judgments on prompts without these tags")).toBeVisible();
  });

  await test.step("the checks show their rows", async () => {
    await page.getByRole("button", { name: "Run the checks" }).click();
    const name = "What looks like personal data";
    await page.getByRole("button", { name: /^Show rows ?: What looks like personal data$/ }).click(patience);
    await expect(page.getByRole("table", { name })).toContainText("e-mail address");
    await expect(page.getByRole("table", { name })).not.toContainText("somebody@birdwatch.net");
  });

  await test.step("what is frozen is told in both languages", async () => {
    await freeze(page, "First");
    await expect(page).toHaveURL(`${home}/datasets/1`);
    await expect(page.getByRole("heading", { level: 1 })).toContainText(
      "24 preferences of 2 annotators on 12 prompts.",
    );
    await expect(page.getByRole("link", { name: "CC-BY-4.0" })).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    const setLocale = (value: string) =>
      page.context().addCookies([{ name: "concord-locale", value, url: server.baseUrl }]);
    await setLocale("zh");
    await page.reload();
    await expect(page.getByRole("heading", { name: "配方" })).toBeVisible();
    await expect(page.getByText("许可证：CC-BY-4.0。")).toBeVisible();
    await setLocale("en");
  });

  await test.step("a second one is compared with the first", async () => {
    await importFiles(projectId, { "more.jsonl": rows(24, 32) });
    await page.goto(`${home}/datasets/new?from=1`);
    await expect(page.getByLabel("maths")).toBeChecked();
    await freeze(page, "Second");
    await expect(page.getByText("8 preferences came in, 0 went out, 0 changed, 24 stayed.")).toBeVisible(
      patience,
    );
    await page.getByRole("button", { name: /^Show rows ?: Preferences added$/ }).click();
    await expect(page.getByRole("table", { name: "Preferences added" }).getByRole("row")).toHaveCount(9);
  });

  await test.step("a downloaded file is the one of the manifest, and the card speaks both languages", async () => {
    await page.goto(`${home}/datasets/2/exports`);
    await page.getByRole("button", { name: "Write the files" }).click();
    await expect(page.getByText("Ready")).toBeVisible(patience);
    await page.locator("details summary").first().click();
    const download = async (name: string) => {
      const [file] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("link", { name, exact: true }).evaluate((link: HTMLAnchorElement) => {
          link.download = "";
          link.click();
        }),
      ]);
      return fs.readFileSync(await file.path());
    };
    const manifest = JSON.parse((await download("manifest.json")).toString()) as ExportManifest;
    const train = await download("train.jsonl");
    const told = manifest.files.find(({ path }) => path === "train.jsonl");
    expect(createHash("sha256").update(train).digest("hex")).toBe(told?.sha256);
    expect(train.toString().trimEnd().split("\n")).toHaveLength(told?.rows ?? -1);
    const card = (await download("README.md")).toString();
    for (const words of ["license: cc-by-4.0", "## Who judged what", "## 谁判断了什么"])
      expect(card).toContain(words);
  });

  await test.step("a withdrawal offers the next one, which is made without him and says so", async () => {
    await page.goto(`${home}/people`);
    await page.getByRole("button", { name: /^Withdraw ?: Ada$/ }).click();
    await expect(page.getByText("withdrawn", { exact: true })).toBeVisible();
    await page.goto(`${home}/datasets/2`);
    await expect(page.getByText(/^One annotator has withdrawn since/)).toBeVisible();
    await page.getByRole("link", { name: "Freeze the next one" }).click();
    await expect(page.getByLabel("maths")).toBeChecked();
    await freeze(page, "Third");
    await expect(page).toHaveURL(`${home}/datasets/3`);
    await expect(page.getByText("One annotator has withdrawn and is not in it.")).toBeVisible();
    await expect(page.getByText(/16 went out.*One annotator withdrew in between\./)).toBeVisible(patience);
  });
});

for (const [who, status] of [
  ["annotator", 403],
  ["outsider", 404],
] as const)
  test(`an ${who} is refused, by the API and on the page`, async ({ page }) => {
    const projectId = await makeJudgedProject();
    const { number } = await callApi(freezeDataset, { params: { projectId }, body: {} }, server);
    await expect
      .poll(async () => (await callApi(getDataset, { params: { projectId, number } }, server)).state)
      .toBe("ready");
    const own = who === "annotator" ? projectId : await makeJudgedProject();
    await signIn(page, await makeMember(own, "Kit"));
    const api = `/api/v1/projects/${projectId}/datasets`;
    const statuses = await page.evaluate(async (base) => {
      const json = { "content-type": "application/json" };
      const asked: [string, string][] = [
        ["GET", base],
        ["POST", base],
        ["POST", `${base}/preview`],
        ["POST", `${base}/lints`],
        ["GET", `${base}/choices`],
        ["GET", `${base}/1`],
        ["GET", `${base}/1/lints`],
        ["GET", `${base}/1/exports`],
        ["POST", `${base}/1/exports`],
        ["GET", `${base}/1/exports/preference/jsonl/train.jsonl`],
      ];
      const body = JSON.stringify({ recipe: {}, preset: "preference" });
      return Promise.all(
        asked.map(async ([method, url]) => {
          const init = method === "GET" ? {} : { body, headers: json };
          return (await fetch(url, { method, ...init })).status;
        }),
      );
    }, api);
    expect(new Set(statuses)).toEqual(new Set([status]));
    for (const path of ["datasets", "datasets/new", "datasets/1", "datasets/1/exports"]) {
      await page.goto(`/projects/${projectId}/${path}`);
      // An annotator's only page is his queue; to an outsider there is no such project.
      if (who === "annotator") await expect(page).toHaveURL(/\/annotate$/);
      else await expect(page.getByText("This is not here, or not for you.")).toBeVisible();
      await expect(page.getByText(/preferences of|Freeze dataset|Write the files/)).toHaveCount(0);
    }
  });
