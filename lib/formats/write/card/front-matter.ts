import type { Column } from "@/lib/domain/dataset/export";
import type { License } from "@/lib/domain/license";
import type { CardFacts } from "./facts";
import { featuresYaml } from "./features";

const sizes = [
  [1_000, "n<1K"],
  [10_000, "1K<n<10K"],
  [100_000, "10K<n<100K"],
  [1_000_000, "100K<n<1M"],
  [10_000_000, "1M<n<10M"],
  [Number.POSITIVE_INFINITY, "10M<n<100M"],
] as const;

const creators = {
  human: ["crowdsourced"],
  machine: ["machine-generated"],
  all: ["crowdsourced", "machine-generated"],
};

/** The YAML by which Hugging Face's `datasets` finds files, splits and the type of every column, and its hub the rest. */
export function frontMatter(facts: CardFacts): string {
  const { data, preset, recipe } = facts;
  const rows = data.reduce((sum, file) => sum + file.rows, 0);
  const bytes = data.reduce((sum, file) => sum + file.bytes, 0);
  const languages = facts.summary.languages
    .map(({ language }) => language)
    .filter((language) => /^[a-z]{2,3}(-[A-Za-z]+)?$/.test(language));
  const list = (values: readonly string[]) => values.map((value) => `- ${value}\n`).join("");
  const isTyped = !facts.columns.some(
    ({ type }) => typeof type === "object" && "struct" in type && isEmpty(type.struct),
  );
  return `---
pretty_name: ${JSON.stringify(facts.project)}
${licenseYaml(facts.license)}language:
${list(languages.length > 0 ? languages : ["und"])}size_categories:
- ${sizes.find(([most]) => rows < most)?.[1]}
task_categories:
- text-generation
annotations_creators:
${list(creators[recipe.filters.judges])}tags:
- preference
- human-feedback
- dpo
configs:
- config_name: ${preset.name}
  default: true
  data_files:
${data.map(({ split, path }) => `  - split: ${split}\n    path: ${path}\n`).join("")}dataset_info:
- config_name: ${preset.name}
${isTyped ? `  features:\n${featuresYaml(cardColumns(facts), "  ")}` : ""}  splits:
${data.map((file) => `  - name: ${file.split}\n    num_bytes: ${file.bytes}\n    num_examples: ${file.rows}\n`).join("")}  download_size: ${bytes}
  dataset_size: ${bytes}
---
`;
}

/** The hub knows "unknown" for a licence that was not set; another one it wants as a short name with an address. */
function licenseYaml(license: License | null): string {
  if (license === null) return "license: unknown\n";
  if (license.id !== "other") return `license: ${license.id}\n`;
  const name = license.name
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, "-")
    .replace(/^-+|-+$/g, "");
  return `license: other\nlicense_name: ${JSON.stringify(name || "other")}\nlicense_link: ${JSON.stringify(license.link)}\n`;
}

function isEmpty(fields: object): boolean {
  return Object.keys(fields).length === 0;
}

/** CSV has texts where the other files have lists. */
function cardColumns({ columns, format }: CardFacts): readonly Column[] {
  if (format !== "csv") return columns;
  return columns.map((column) => (typeof column.type === "string" ? column : { ...column, type: "string" }));
}
