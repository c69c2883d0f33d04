import { Command } from "commander";
import { verifyFolder } from "@/lib/formats/verify/verify-folder";

export const verifyCommand = new Command("verify")
  .description("Check an export's folder against its manifest, offline: hashes, rows, columns, splits")
  .argument("<folder>", "the folder that holds manifest.json")
  .action(async (folder: string) => {
    const { manifest, files, rows, problems } = await verifyFolder(folder);
    if (manifest) {
      const { dataset, preset, fileFormat, splits } = manifest;
      process.stdout.write(
        `${dataset.project}, dataset ${dataset.number} (${dataset.name}): ${preset}, ${fileFormat}\n`,
      );
      for (const { split, path, rows: own } of splits)
        process.stdout.write(`  ${split}: ${path}, ${own} rows\n`);
    }
    if (problems.length === 0) {
      process.stdout.write(
        `${files} files are what was written; ${rows} rows have their columns; no prompt is in two splits.\n`,
      );
      return;
    }
    for (const problem of problems) process.stderr.write(`${problem}\n`);
    process.stderr.write(`${folder} is not what was exported.\n`);
    process.exitCode = 1;
  });
