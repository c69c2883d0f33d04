import type { Split } from "@/lib/domain/dataset/manifest";

const tags = {
  role_tag: "role",
  content_tag: "content",
  user_tag: "user",
  assistant_tag: "assistant",
  observation_tag: "tool",
  function_tag: "function",
  system_tag: "system",
};

/** LLaMA-Factory's dataset_info.json: each split by its own name, pointing at one file (a folder would load every file). */
export function datasetInfo(
  files: readonly { split: Split; path: string }[],
  { ranking, columns }: { ranking: boolean; columns: readonly string[] },
): { path: string; text: string } {
  const entries = files.map(({ split, path }) => [
    `concord_${split}`,
    {
      file_name: path,
      formatting: "sharegpt",
      ...(ranking ? { ranking } : {}),
      columns: Object.fromEntries(columns.map((name) => [name === "label" ? "kto_tag" : name, name])),
      tags,
    },
  ]);
  return { path: "dataset_info.json", text: `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n` };
}
