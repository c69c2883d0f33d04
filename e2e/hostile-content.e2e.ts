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
    // Nor may content reach the judge's own API in the judge's name.
    if (request.resourceType() === "image" && url.startsWith(server.baseUrl)) heard.requests.push(url);
  });
  page.on("dialog", (dialog) => {
    heard.trouble.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("pageerror", (error) => heard.trouble.push(`error: ${error.message}`));
  page.on("popup", (popup) => heard.trouble.push(`popup: ${popup.url()}`));
  page.on("framenavigated", (frame) => {
    if (!frame.url().startsWith(server.baseUrl)) heard.trouble.push(`went to ${frame.url()}`);
  });
  // What the policy had to stop got past the renderer.
  page.on("console", (message) => {
    if (/content security policy|refused to/i.test(message.text()))
      heard.trouble.push(`policy: ${message.text().slice(0, 200)}`);
  });
  return heard;
}

/** What content has got away with on this page; empty when nothing. */
async function escapes(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    if ("pwned" in window) found.push(`ran: ${String(window.pwned)}`);
    const boxes = [...document.querySelectorAll(".prose-output, .raw-text")];
    const content = boxes.flatMap((box) => [...box.querySelectorAll("*")]);
    for (const element of content) {
      const name = element.tagName.toLowerCase();
      if (
        /^(script|iframe|frame|object|embed|form|base|meta|link|style|input|video|audio|dialog)$/.test(name)
      )
        found.push(`element ${name}`);
      if (name === "svg" && !element.closest(".katex")) found.push("element svg");
      for (const attribute of element.getAttributeNames())
        if (attribute.startsWith("on") || attribute === "name" || attribute === "srcdoc")
          found.push(`${name} ${attribute}`);
      // Only footnotes have ids, each its own.
      if (element.id && (!/-(fn|fnref)-|footnote-label$/.test(element.id) || /^(fn|user)/.test(element.id)))
        found.push(`id ${element.id}`);
      if (element.id && document.querySelectorAll(`#${CSS.escape(element.id)}`).length > 1)
        found.push(`id ${element.id} twice`);
      for (const key of ["href", "xlink:href", "src", "action", "background", "poster"]) {
        const value = element.getAttribute(key) ?? "";
        if (/^[^\p{L}/#]*(javascript|vbscript|data:text|file|blob)/iu.test(value))
          found.push(`${name} ${key} ${value}`);
      }
      if (element instanceof HTMLAnchorElement && !element.hash.includes("-fn"))
        if (element.target !== "_blank" || !/noopener noreferrer/.test(element.rel))
          found.push(`link ${element.outerHTML.slice(0, 100)}`);
      if (element instanceof HTMLAnchorElement && element.host === location.host && !element.hash)
        found.push(`link to this server ${element.href}`);
    }
    if (document.documentElement.scrollWidth > window.innerWidth) found.push("the page scrolls sideways");
    // Wherever the pointer is outside the texts' boxes, it is not on content.
    const inside = new Set<Element>(content);
    for (let x = 4; x < window.innerWidth; x += 24)
      for (let y = 4; y < window.innerHeight; y += 24) {
        const isWithin = boxes.some((box) => {
          const { left, right, top, bottom } = box.getBoundingClientRect();
          return x >= left && x <= right && y >= top && y <= bottom;
        });
        const hit = isWithin ? null : document.elementFromPoint(x, y);
        if (hit && inside.has(hit)) found.push(`${hit.tagName} reaches ${x},${y}`);
      }
    const submit = [...document.querySelectorAll("footer button")].find((button) =>
      /^Submit/.test(button.textContent ?? ""),
    );
    const box = submit?.getBoundingClientRect();
    const onTop = box && document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    if (!submit || !onTop || !(submit === onTop || submit.contains(onTop))) found.push("submit is covered");
    return [...new Set(found)].slice(0, 10);
  });
}

test("nothing that a model says runs, loads, navigates or covers the page", async ({ page }) => {
  test.setTimeout(600_000);
  const plan = { comparison: "pairwise", agreementShare: 0, order: "import" } as const;
  const projectId = await makeProject(
    `Hostile ${Date.now()}`,
    { "hostile.jsonl": concordRows(prompts) },
    plan,
  );
  await signIn(page, await makeMember(projectId, "Hana"));
  await openQueue(page, projectId);
  const heard = listen(page);
  for (const index of prompts.keys()) {
    await expect(page.getByRole("region", { name: "Prompt" })).toContainText(`attack ${index}`);
    expect(await escapes(page), `attack ${index}: ${attacks[index]?.slice(0, 200)}`).toEqual([]);
    await page.keyboard.press("1");
    await page.keyboard.press("Enter");
  }
  await expect(page.getByRole("heading", { name: "Done for now" })).toBeVisible();
  expect(heard).toEqual({ requests: [], trouble: [] });
});

test("raw text and differences of the same attacks are as harmless", async ({ page }) => {
  const [first, second] = [attacks.slice(0, 50).join("\n\n"), attacks.slice(25, 75).join("\n\n")];
  const plan = { comparison: "pairwise", agreementShare: 0 } as const;
  const rows = concordRows([{ text: "All at once", responses: [first, second] }]);
  const projectId = await makeProject(`Hostile raw ${Date.now()}`, { "hostile.jsonl": rows }, plan);
  await signIn(page, await makeMember(projectId, "Hana"));
  await openQueue(page, projectId);
  const heard = listen(page);
  await page.keyboard.press("u");
  await expect(page.getByRole("button", { name: "Show all responses as raw text" })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  expect(await escapes(page)).toEqual([]);
  await page.keyboard.press("d");
  await expect(page.getByRole("dialog").getByText(/of the words are shared/)).toBeVisible();
  expect(await page.evaluate(() => "pwned" in window)).toBe(false);
  expect(heard).toEqual({ requests: [], trouble: [] });
});

test("a picture from elsewhere loads when asked for, that one alone, and tells nothing of the page", async ({
  page,
}) => {
  const picture = "https://pictures.example/one.png";
  const text = `![one](${picture}) ![two](https://pictures.example/two.png)`;
  const rows = concordRows([{ text: "Pictures", responses: [text, "none"] }]);
  const plan = { comparison: "pairwise", agreementShare: 0 } as const;
  const projectId = await makeProject(`Pictures ${Date.now()}`, { "pictures.jsonl": rows }, plan);
  await signIn(page, await makeMember(projectId, "Hana"));
  const asked: { url: string; referrer: string | undefined }[] = [];
  await page.route("https://pictures.example/**", (route) => {
    asked.push({ url: route.request().url(), referrer: route.request().headers().referer });
    const body = Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", "base64");
    return route.fulfill({ contentType: "image/gif", body });
  });
  await openQueue(page, projectId);
  await expect(page.getByRole("button", { name: "Load this picture" })).toHaveCount(2);
  expect(asked).toEqual([]);
  await page.getByRole("button", { name: "Load this picture" }).first().click();
  await expect(page.getByRole("img", { name: "one" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Load this picture" })).toHaveCount(1);
  expect(asked).toEqual([{ url: picture, referrer: undefined }]);
});

test("a content security policy with nonces stands behind it", async ({ request }) => {
  const policy = async (path = "/signin") =>
    (await request.get(path)).headers()["content-security-policy"] ?? "";
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
  expect(first).not.toMatch(/(script|connect|frame|worker)-src [^;]*(https:|data:|\*)/);
});
