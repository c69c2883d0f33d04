import { defineConfig } from "@playwright/test";
import { browserFlags, findBrowser } from "./scripts/lib/browser.mjs";

const browser = await findBrowser();

/** The browser suites; `npm test` starts the server and says where it is. */
export default defineConfig({
  testDir: "e2e",
  testMatch: "*.e2e.ts",
  timeout: 90_000,
  expect: { timeout: 10_000 },
  workers: 1,
  retries: 0,
  reporter: [["list"], ["json", { outputFile: "test-results/browser.json" }]],
  use: {
    baseURL: process.env.CONCORD_URL ?? "http://127.0.0.1:3000",
    trace: "retain-on-failure",
    locale: "en-US",
    launchOptions: {
      executablePath: browser.path,
      args: browserFlags,
      env: { ...(process.env as Record<string, string>), ...browser.env },
    },
  },
});
