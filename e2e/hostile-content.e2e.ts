import { expect, type Page, test } from "@playwright/test";
import { attacks } from "./fixtures/attacks";
import { openQueue, signIn } from "./lib/page";
import { concordRows, makeMember, makeProject, server } from "./lib/server";

/** Model output is shown, never obeyed: nothing in it runs, loads, navigates or covers the page. */

/** Each task shows three attacks: one as the prompt, two as its responses. */
const prompts = attacks.map((attack, index) => ({
  text: `${attack}\n\nattack ${index}`,
  responses: [attack, `${attacks[(index + 1) % attacks.length]}\n\nthe end`],
}));

interface Heard {
  requests: string[];
  trouble: string[];
}

function listen(page: Page): Heard {
  const heard: Heard = { requests: [], trouble: [] };
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(server.baseUrl) && !url.startsWith("data:") && !url.startsWith("blob:"))
      heard.requests.push(url);
  });
  page.on("dialog", (dialog) => {
    heard.trouble.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("pageerror", (error) => heard.trouble.push(`error: ${error.message}`));
  page.on("popup", (popup) => heard.trouble.push(`popup: ${popup.url()}`));
  return heard;
}

/** What content has got away with on this page; empty when nothing. */
async function escapes(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    if ("pwned" in window) found.push(`ran: ${String(window.pwned)}`);
    const content = [...document.querySelectorAll("main section *")];
    for (const element of content) {
      const name = element.tagName.toLowerCase();
      if (/^(script|iframe|object|embed|form|base|meta|link|style)$/.test(name))
        found.push(`element ${name}`);
      for (const attribute of element.getAttributeNames())
        if (attribute.startsWith("on")) found.push(`${name} ${attribute}`);
      const href = element.getAttribute("href") ?? "";
      if (/^\s*(javascript|data|vbscript):/i.test(href)) found.push(`link ${href}`);
      if (getComputedStyle(element).position === "fixed") found.push(`${name} is fixed`);
    }
    if (document.documentElement.scrollWidth > window.innerWidth) found.push("the page scrolls sideways");
    const submit = [...document.querySelectorAll("footer button")].at(-1);
    const box = submit?.getBoundingClientRect();
    const onTop = box && document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    if (!submit || !onTop || !(submit === onTop || submit.contains(onTop))) found.push("submit is covered");
    return found;
  });
}

test("nothing that a model says runs, loads, navigates or covers the page", async ({ page }) => {
  test.setTimeout(180_000);
  const plan = { comparison: "pairwise", agreementShare: 0, order: "import" } as const;
  const projectId = await makeProject(
    `Hostile ${Date.now()}`,
    { "hostile.jsonl": concordRows(prompts) },
    plan,
  );
  await signIn(page, await makeMember(projectId, "Hana"));
  const heard = listen(page);
  await openQueue(page, projectId);
  for (const index of prompts.keys()) {
    await expect(page.getByRole("region", { name: "Prompt" })).toContainText(`attack ${index}`);
    expect(await escapes(page), `attack ${index}: ${attacks[index]}`).toEqual([]);
    await page.keyboard.press("1");
    await page.keyboard.press("Enter");
  }
  await expect(page.getByRole("heading", { name: "Done for now" })).toBeVisible();
  expect(heard).toEqual({ requests: [], trouble: [] });
});

test("a content security policy with nonces stands behind it", async ({ request }) => {
  const policy = async () => (await request.get("/signin")).headers()["content-security-policy"] ?? "";
  const [first, second] = [await policy(), await policy()];
  const nonce = /script-src [^;]*'nonce-([^']+)'/;
  expect(nonce.exec(first)?.[1]).toBeTruthy();
  expect(nonce.exec(first)?.[1]).not.toBe(nonce.exec(second)?.[1]);
  expect(first).not.toMatch(/script-src [^;]*'unsafe-(inline|eval)'/);
  expect(first).toMatch(/object-src 'none'/);
  expect(first).toMatch(/base-uri '(none|self)'/);
  expect(first).toMatch(/frame-ancestors 'none'/);
  expect(first).toMatch(/form-action 'self'/);
  expect(first).toMatch(/img-src [^;]*'self'/);
  expect(first).not.toMatch(/img-src [^;]*https:/);
});
