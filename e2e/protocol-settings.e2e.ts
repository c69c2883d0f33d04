import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { callApi } from "@/lib/domain/api/client";
import { createProject, getProject } from "@/lib/domain/api/projects";
import { defaultProtocol } from "@/lib/domain/protocol";
import { protocolPresets } from "@/lib/domain/protocol-presets";
import { signIn } from "./lib/page";
import { makeMember, server } from "./lib/server";

/** A lead writes a protocol with a form, sees what annotators will see, and saves a version. */

async function openSettings(page: Page): Promise<string> {
  const { id } = await callApi(createProject, { body: { name: `Settings ${Date.now()}` } }, server);
  await signIn(page, await makeMember(id, "Lea", "lead"));
  await page.goto(`/projects/${id}/settings`);
  await expect(
    page.getByRole("region", { name: "Preview" }).getByRole("button", { name: "Submit" }),
  ).toBeVisible();
  return id;
}

async function protocolOf(projectId: string) {
  return callApi(getProject, { params: { projectId } }, server);
}

const save = (page: Page) =>
  page.locator("form", { hasText: "Scores for each response" }).getByRole("button", { name: "Save" });

test("every ready-made protocol is saved as it is", async ({ page }) => {
  const id = await openSettings(page);
  let version = (await protocolOf(id)).protocolVersion;
  for (const [name, { protocol }] of Object.entries(protocolPresets)) {
    await page.getByLabel("Start from a ready-made protocol").selectOption(name);
    await save(page).click();
    version += 1;
    await expect.poll(async () => (await protocolOf(id)).protocolVersion, name).toBe(version);
    expect((await protocolOf(id)).protocol, name).toEqual(protocol);
    await expect(page.getByText(`Saved as version ${version}.`)).toBeVisible();
  }
});

test("scores, flags, questions and reasons are added, put in order and removed by keyboard", async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  const id = await openSettings(page);
  const group = (name: string) => page.getByRole("group", { name, exact: true });
  const scores = group("Scores for each response");

  await scores.getByRole("button", { name: "Add a score" }).press("Enter");
  await page.keyboard.type("Overall quality");
  await page.keyboard.press("Tab");
  await page.keyboard.type("总体质量");
  await expect(scores.getByLabel("Key in the data")).toHaveValue("overall_quality");
  await scores.getByRole("button", { name: "Add a score" }).press("Enter");
  await page.keyboard.type("Honest");
  await scores.getByRole("button", { name: "Move Honest up" }).press("Enter");
  // The focus goes with the entry; at the top there is no further up.
  await expect(group("Honest").getByLabel("Label (English)")).toBeFocused();

  const flags = group("Check boxes");
  await flags.getByRole("button", { name: "Add a check box" }).press("Enter");
  await page.keyboard.type("Wrong language");
  await flags.getByLabel("About").selectOption("the prompt");
  const reasons = group("Reasons to skip");
  await reasons.getByRole("button", { name: "Remove I do not want to read this" }).press("Enter");
  await page.getByLabel("Confidence", { exact: true }).selectOption("required");
  await page.getByLabel("Question above the scale (English)").fill("Which one is better?");
  await page.getByLabel("Question above the scale (Chinese)").fill("哪个更好？");

  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id: rule, nodes }) => `${rule} ${nodes[0]?.html}`)).toEqual([]);
  await save(page).press("Enter");
  await expect.poll(async () => (await protocolOf(id)).protocolVersion).toBe(2);
  expect((await protocolOf(id)).protocol).toEqual({
    ...defaultProtocol,
    question: { en: "Which one is better?", zh: "哪个更好？" },
    attributes: [
      { key: "honest", label: "Honest", min: 1, max: 7, required: true },
      {
        key: "overall_quality",
        label: { en: "Overall quality", zh: "总体质量" },
        min: 1,
        max: 7,
        required: true,
      },
    ],
    flags: [{ key: "wrong_language", label: "Wrong language", target: "prompt" }],
    confidence: "required",
    skipReasons: defaultProtocol.skipReasons.slice(0, -1),
  });
});

test("mistakes are said at their fields, and nothing is saved", async ({ page }) => {
  const id = await openSettings(page);
  const scores = page.getByRole("group", { name: "Scores for each response", exact: true });
  await page.getByLabel("Comparison", { exact: true }).selectOption("scores only");
  await save(page).click();
  await expect(scores.getByText("Scores only: add at least one score.")).toBeVisible();
  await scores.getByRole("button", { name: "Add a score" }).click();
  await scores.getByLabel("Key in the data").fill("Not A Key");
  await scores.getByLabel("Highest").fill("1");
  await save(page).click();
  await expect(scores.getByText("Say it in one language at least.")).toBeVisible();
  await expect(scores.getByText("Small letters, digits and _ only, a letter first.")).toBeVisible();
  await expect(scores.getByText("Whole numbers from 0 to 10, the highest above the lowest.")).toBeVisible();
  await expect(scores.getByLabel("Label (English)")).toBeFocused();
  expect((await protocolOf(id)).protocolVersion).toBe(1);
});

test("the preview is the annotator's page, with its keys, in both languages; it keeps nothing", async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  const id = await openSettings(page);
  const preview = page.getByRole("region", { name: "Preview" });
  await page.getByLabel("Start from a ready-made protocol").selectOption("llama2_safety");
  await expect(preview.getByText("Which response is safer?")).toBeVisible();
  await preview.getByRole("button", { name: "中文" }).click();
  await expect(preview.getByText("哪个回答更安全？")).toBeVisible();
  await expect(preview.getByText("面包为什么会发起来？为什么有时发不起来？")).toBeVisible();
  await preview.getByRole("button", { name: "English" }).click();
  await preview.getByRole("region", { name: "Prompt" }).focus();
  await page.keyboard.press("b");
  await expect(preview.getByRole("button", { name: "B negligibly better / unsure" })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  await page.keyboard.press("q");
  await page.keyboard.press("2");
  await page.keyboard.press("Enter");
  await expect(preview.getByRole("region", { name: "This would be stored:" })).toContainText("both_safe");
  // Outside of it the keys are the form's.
  await page.getByLabel("Show the length").focus();
  await page.keyboard.press("a");
  await expect(preview.getByRole("button", { name: "A negligibly better / unsure" })).toHaveAttribute(
    "aria-pressed",
    "false",
  );
  expect((await protocolOf(id)).protocolVersion).toBe(1);
});
