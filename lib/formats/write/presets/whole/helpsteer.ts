import { textJson, turnsJson } from "../../message-json";
import { misfit, plainMessages } from "../../message-shape";
import { definePreset, trainFile } from "../../preset";
import { onlyMessage } from "../pairs/pair";
import { promptProvenance, promptProvenanceColumns } from "../provenance";

const carries = { tools: false, images: false };

interface Opinion {
  outcome: number;
  strength: number | null;
  rationale: string;
  annotatorId: string;
}

/**
 * `{"context": M, "response1", "response2", "overall_preference", "individual_preference": [{"score", "reasoning"}]}` as in HelpSteer3:
 * every annotator's word on a pair of responses, −3 (the first is much better) to 3. A level of 4 is written as 3; the
 * overall preference is the rounded mean. Annotators stand under their pseudonyms.
 */
export const helpsteer = definePreset<"comparison">({
  name: "helpsteer",
  unit: "comparison",
  stacks: ["HelpSteer3"],
  carries,
  losses: ["rankings", "scores", "demonstrations", "rewrites", "tools", "images", "severalMessages"],
  formats: ["jsonl", "jsonl.gz", "parquet"],
  columns: () => [
    { name: "domain", type: "string" },
    { name: "context", type: plainMessages },
    { name: "response1", type: "string" },
    { name: "response2", type: "string" },
    { name: "overall_preference", type: "int64" },
    {
      name: "individual_preference",
      type: { list: { struct: { score: "int64", reasoning: "string", annotator: "string" } } },
    },
    { name: "model1", type: "string" },
    { name: "model2", type: "string" },
    ...promptProvenanceColumns,
  ],
  lines(unit, context) {
    const why =
      onlyMessage(unit.first) === null || onlyMessage(unit.second) === null
        ? "severalMessages"
        : misfit(carries, [unit.prompt, unit.first, unit.second], unit);
    if (why) {
      context.leave(why);
      return [];
    }
    const opinions = (JSON.parse(unit.opinions) as Opinion[]).map((opinion) => ({
      score: -opinion.outcome * Math.min(3, opinion.strength ?? 1) + 0,
      reasoning: opinion.rationale,
      annotator: context.pseudonym(opinion.annotatorId),
    }));
    const overall = Math.round(opinions.reduce((sum, { score }) => sum + score, 0) / opinions.length) + 0;
    const [domain] = JSON.parse(unit.tags) as string[];
    return [
      `{"domain":${JSON.stringify(domain ?? "")},"context":${turnsJson(unit.prompt)},"response1":${textJson(unit.first)},"response2":${textJson(unit.second)},"overall_preference":${overall},"individual_preference":${JSON.stringify(opinions)},"model1":${unit.modelFirst},"model2":${unit.modelSecond},${promptProvenance(unit, context)}}`,
    ];
  },
  promptOf: ({ split_group }) => split_group,
  snippets: (files) => [
    { title: "datasets", text: `load_dataset("json", data_files="${trainFile(files)}", split="train")` },
  ],
});
