import { afterAll, beforeAll, expect, it } from "vitest";
import type { License } from "@/lib/domain/license";
import { changeProject } from "../../people/projects/change-project";
import { getDataset } from "../datasets/get-dataset";
import { type ExportBench, judgedRows, openExportBench } from "./testing";

let bench: ExportBench;
beforeAll(async () => {
  bench = await openExportBench();
  await bench.add(judgedRows());
});
afterAll(() => bench.close());

const other: License = { id: "other", name: "Licence of Ours 1.0", link: "https://example.org/ours" };

async function cardOf(license: License | null) {
  const { cast, test } = bench;
  const frozen = { license, name: "Birds", description: "What birds do." };
  await changeProject(test.database, cast.lead, cast.projectId, frozen);
  const number = await bench.freeze();
  // What the project says later is not what was frozen.
  const later = { license: { id: "mit" }, name: "Fish", description: "What fish do." } as const;
  await changeProject(test.database, cast.lead, cast.projectId, later);
  const { read } = await bench.exported("preference", "jsonl", number);
  const croissant = JSON.parse(read("croissant.json")) as { license?: string; description: string };
  const manifest = JSON.parse(read("manifest.json")) as {
    dataset: { license: unknown; fingerprint: string };
  };
  const view = await getDataset(test.database, cast.lead, cast.projectId, number);
  expect([view.license, manifest.dataset.license]).toEqual([license, license]);
  expect(read("README.md")).toContain('\npretty_name: "Birds"\n');
  expect(croissant.description).toBe("What birds do.");
  return { card: read("README.md"), croissant, fingerprint: manifest.dataset.fingerprint };
}

it("keeps the name and the licence that the project had when the dataset was frozen, in card and metadata", async () => {
  const none = await cardOf(null);
  expect(none.card).toContain("\nlicense: unknown\nlanguage:");
  expect(none.card).toContain("No licence was set");
  expect(none.card).toContain("未设定许可证");
  expect(none.croissant.license).toBeUndefined();

  const known = await cardOf({ id: "cc-by-4.0" });
  expect(known.card).toContain("\nlicense: cc-by-4.0\nlanguage:");
  expect(known.card).toContain("Licence: [CC-BY-4.0](<https://spdx.org/licenses/CC-BY-4.0.html>).");
  expect(known.card).toContain("许可证：[CC-BY-4.0](<https://spdx.org/licenses/CC-BY-4.0.html>)。");
  expect(known.croissant.license).toBe("https://spdx.org/licenses/CC-BY-4.0.html");

  const own = await cardOf(other);
  expect(own.card).toContain(
    '\nlicense: other\nlicense_name: "licence-of-ours-1.0"\nlicense_link: "https://example.org/ours"\n',
  );
  expect(own.croissant.license).toBe("https://example.org/ours");
  expect(new Set([none, known, own].map(({ fingerprint }) => fingerprint)).size).toBe(3);
});

it("gives the same card for the same recipe under the same licence", async () => {
  expect((await cardOf(other)).card).toBe((await cardOf(other)).card);
});

it("says in the card what a preset has no place for, and that no row was left out where none was", async () => {
  const number = await bench.freeze();
  const cardIn = async (preset: Parameters<ExportBench["exported"]>[0]) =>
    (await bench.exported(preset, "jsonl", number)).read("README.md");
  const all = await cardIn("judgments");
  expect(all).toContain(
    "- No row of the dataset was left out.\n- The preset has a place for everything that the dataset holds.",
  );
  expect(all).toContain("- 数据集的全部内容该预设都能容纳。");
  const pairs = await cardIn("preference");
  expect(pairs).not.toContain("everything");
  expect(pairs).toMatch(/- Of what the dataset may hold, the preset has no place for: ties; .*rationales; /);
  expect(pairs).toMatch(/但该预设无法容纳的内容：平局；.*理由；/);
});
