import fs from "node:fs";
import path from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { type Answer, emptyAnswer } from "@/lib/domain/judgment";
import { textOfAll } from "@/lib/domain/message";
import type { PlanInput } from "@/lib/domain/plan";
import { inLanguage, type LocalizedText, type Protocol } from "@/lib/domain/protocol";
import type Messages from "@/messages/en";
import { ownJudgment, ownJudgments } from "./own";
import { concordRows, makeMember, makeProject, server } from "./server";

/** Judging one protocol twice: in English by keyboard alone, in Chinese by pointer; what is stored must be the same. */

export type Language = "en" | "zh";

/** What the interface says, read as the files they are: the runner does not import JSON. */
function messagesOf(language: Language): typeof Messages {
  const folder = path.join(import.meta.dirname, "../../messages", language);
  const files = fs.readdirSync(folder).filter((name) => name.endsWith(".json"));
  const entries = files.map((name) => [
    path.basename(name, ".json"),
    JSON.parse(fs.readFileSync(path.join(folder, name), "utf8")),
  ]);
  return Object.fromEntries(entries);
}

export interface Desk {
  page: Page;
  projectId: string;
  language: Language;
  m: typeof Messages;
  say: (text: LocalizedText) => string;
}

const answers = [
  "Yeast eats sugar and gives off carbon dioxide.",
  "The oven makes it swell.",
  "Gas, held by gluten, makes the dough rise.",
  "Nobody knows.",
  "Salt slows it down, warmth speeds it up.",
  "Patience.",
  "Because flour is light.",
  "It is the water that boils.",
  "Ask a baker.",
];

/** A project with this protocol, somebody to judge it, and that person at the first task. */
export async function sitDown(
  page: Page,
  protocol: Protocol,
  { responses = 2, prompts = 2 }: { responses?: number; prompts?: number } = {},
): Promise<Desk> {
  const rows = Array.from({ length: prompts }, (_, index) => ({
    text: `Question ${index + 1}: why does bread rise?`,
    responses: answers.slice(0, Math.max(responses, 1)).map((text) => `${text} (${index + 1})`),
  }));
  const plan: PlanInput = {
    comparison: protocol.comparison.kind,
    groupSize: Math.max(2, responses),
    agreementShare: 0,
  };
  const name = `Protocol ${Date.now()}`;
  const projectId = await makeProject(name, { "rows.jsonl": concordRows(rows) }, plan, protocol);
  const { email, password } = await makeMember(projectId, "Kit");
  await page.goto("/signin");
  await page.locator("input[type=email]").fill(email);
  await page.locator("input[type=password]").fill(password);
  await page.keyboard.press("Enter");
  await expect(page).not.toHaveURL(/signin/);
  return openIn(page, projectId, "en");
}

/** The annotator's page in this language. */
export async function openIn(page: Page, projectId: string, language: Language): Promise<Desk> {
  await page.context().addCookies([{ name: "concord-locale", value: language, url: server.baseUrl }]);
  await page.goto(`/projects/${projectId}/annotate`);
  const m = messagesOf(language);
  const desk = { page, projectId, language, m, say: (text: LocalizedText) => inLanguage(text, language) };
  await expect(submitButton(desk)).toBeVisible();
  return desk;
}

export function submitButton({ page, m }: Desk): Locator {
  return page.getByRole("button", { name: m.judge.submit, exact: true });
}

/** The n-th place of the pairwise scale, from the left, from 0. */
export function place({ page, m }: Desk, index: number): Locator {
  return page.getByRole("group", { name: m.judge.scale.label }).getByRole("button").nth(index);
}

export function fill(template: string, values: Record<string, string | number>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]));
}

export async function score(
  desk: Desk,
  label: string,
  attribute: LocalizedText,
  value: number,
): Promise<void> {
  const name = fill(desk.m.protocol.marks.score, { label, attribute: desk.say(attribute), score: value });
  await desk.page.getByRole("radio", { name, exact: true }).click();
}

export async function tickFlag(desk: Desk, label: string | null, flag: LocalizedText): Promise<void> {
  const { flagsOf, flagsOfPrompt } = desk.m.protocol.marks;
  const group = desk.page.getByRole("group", { name: label ? fill(flagsOf, { label }) : flagsOfPrompt });
  await group.getByText(desk.say(flag), { exact: true }).click();
}

/** Opens the rewrite by its button, and waits until it can be written in. */
export async function openRewrite({ page, m }: Desk, label: string): Promise<void> {
  await page.getByRole("button", { name: m.protocol.dock.rewrite }).click();
  await expect(page.getByRole("textbox", { name: fill(m.protocol.rewrite.of, { label }) })).toBeFocused();
}

/** What this person's newest judgment says, and the texts it is about, by slot. */
async function storedAnswer({ page, projectId }: Desk) {
  const rows = await ownJudgments(page, projectId);
  const [newest] = rows;
  if (!newest) return { count: 0, answer: emptyAnswer, texts: [] };
  const { answer, responses } = await ownJudgment(page, projectId, newest.assignmentId);
  return { count: rows.length, answer, texts: responses.map(({ messages }) => textOfAll(messages)) };
}

/** Waits for the judgment to arrive, and holds it, whole, against what was meant. */
export async function expectStored(
  desk: Desk,
  count: number,
  expected: (texts: readonly string[]) => Partial<Answer>,
): Promise<void> {
  await expect.poll(async () => (await storedAnswer(desk)).count).toBe(count);
  const { answer, texts } = await storedAnswer(desk);
  expect(answer).toEqual({ ...emptyAnswer, ...expected(texts) });
}

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** axe finds nothing, in light and in dark, and the page does not scroll sideways on a phone. */
export async function expectAccessible({ page }: Desk): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
    const found = violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.html.slice(0, 200)}`),
    );
    expect(found, colorScheme).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: "light" });
}

export interface Case {
  protocol: Protocol;
  responses?: number;
  byKeyboard: (desk: Desk) => Promise<void>;
  byPointer: (desk: Desk) => Promise<void>;
  expected: (texts: readonly string[]) => Partial<Answer>;
}

/** The same judgment twice: the first task by keyboard in English, the second by pointer in Chinese. */
export async function judgeTwice(page: Page, given: Case): Promise<void> {
  test.slow();
  await page.setViewportSize({ width: 1440, height: 900 });
  const { protocol, responses } = given;
  const english = await sitDown(page, protocol, responses === undefined ? {} : { responses });
  await given.byKeyboard(english);
  await expectAccessible(english);
  await page.keyboard.press("Control+Enter");
  await expectStored(english, 1, given.expected);

  const chinese = await openIn(page, english.projectId, "zh");
  await given.byPointer(chinese);
  await expectAccessible(chinese);
  await submitButton(chinese).click();
  await expectStored(chinese, 2, given.expected);
}

/** Presses keys one after the other, each when the page has taken the one before. */
export async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}
