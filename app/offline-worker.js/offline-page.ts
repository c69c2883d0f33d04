import { createHash } from "node:crypto";
import { createTranslator } from "next-intl";
import { locales, themeCookie } from "@/i18n/locale";
import en from "@/messages/en";
import zh from "@/messages/zh";

export interface StandInPage {
  html: string;
  headers: Record<string, string>;
}

const messages = { en, zh };

const style = `
  :root { color-scheme: light dark; }
  body { margin: 0; padding: 12vh 1.5rem; background: light-dark(#f6f6f4, #121212); color: light-dark(#1b1c1e, #ececec);
    font: 1rem/1.6 system-ui, sans-serif; }
  main { max-width: 34rem; margin: auto; display: grid; gap: 3rem; }
  h1, h2 { font-size: 1.375rem; margin: 0 0 .5rem; }
  p { margin: 0 0 .75rem; }
  output { font-weight: 600; }
  a { color: light-dark(#3b4cca, #9aa6ff); }
`;

/**
 * Counts what waits in this browser, and looks whether the server is back. Opening the database must not create it: the
 * annotator's page would then find it without its stores.
 */
const script = `
  const theme = new RegExp("${themeCookie}=(light|dark)").exec(document.cookie);
  if (theme) document.documentElement.style.setProperty("color-scheme", theme[1]);
  const opening = indexedDB.open("concord-outbox");
  opening.onupgradeneeded = () => opening.transaction.abort();
  opening.onsuccess = () => {
    const store = opening.result;
    store.onversionchange = () => store.close();
    const counting = store.transaction("submissions").objectStore("submissions").count();
    counting.onsuccess = () => {
      for (const line of document.querySelectorAll("[data-waiting]")) {
        line.querySelector("output").textContent = counting.result;
        line.hidden = counting.result === 0;
      }
      store.close();
    };
  };
  const look = () => fetch("/api/v1/health", { cache: "no-store" }).then(({ ok }) => ok && location.reload(), () => {});
  addEventListener("online", look);
  setInterval(look, 3000);
`;

/** What is shown where a page cannot be fetched, in every language, for its reader's is not known to the worker. */
export function offlinePage(): StandInPage {
  const sections = locales.map((locale, index) => {
    const t = createTranslator({ locale, messages: messages[locale] });
    const heading = index === 0 ? "h1" : "h2";
    return `<section lang="${locale === "zh" ? "zh-CN" : locale}">
      <${heading}>${t("common.offline.title")}</${heading}>
      <p>${t("common.offline.kept")}</p>
      <p data-waiting hidden>${t("common.offline.waiting")} <output></output></p>
      <p>${t("common.offline.back")} <a href="">${t("common.tryAgain")}</a></p>
    </section>`;
  });
  const html = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Concord</title>
    <style>${style}</style>
  </head>
  <body><main>${sections.join("")}</main><script>${script}</script></body>
</html>`;
  const policy = [
    "default-src 'none'",
    `style-src ${hashOf(style)}`,
    `script-src ${hashOf(script)}`,
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ];
  const headers = {
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-store",
    "content-security-policy": policy.join("; "),
    "x-content-type-options": "nosniff",
  };
  return { html, headers };
}

function hashOf(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}
