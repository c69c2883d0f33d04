import fs from "node:fs";
import path from "node:path";
import type { OpenDatabase } from "@/db/client";
import { demoPrompts } from "@/db/seed/demo/content";
import { demoPeople } from "@/db/seed/demo/demo-people";
import { demoModels } from "@/db/seed/demo/demo-prompt";
import type { Actor } from "@/lib/domain/actor";
import { ratingWishSchema } from "@/lib/domain/api/ratings";
import { type PlanInput, planSchema } from "@/lib/domain/plan";
import { defaultProtocol, type Protocol } from "@/lib/domain/protocol";
import { claimTasks } from "../assign/claim-tasks";
import { planTasks } from "../assign/plan-tasks";
import { releaseAssignment } from "../assign/release-assignment";
import { createImport } from "../ingest/create-import";
import { importFiles } from "../ingest/import-files";
import { startImport } from "../ingest/start-import";
import { uploadFolder, uploadPath } from "../ingest/upload-folder";
import { submitJudgment } from "../judge/submit-judgment";
import { agreementKind } from "../measure/kinds/agreement";
import { agreementPartsKind } from "../measure/kinds/agreement-parts";
import { annotatorsKind } from "../measure/kinds/annotators";
import { disputesKind } from "../measure/kinds/disputes";
import { ratingsKind } from "../measure/kinds/ratings";
import { resultsKind } from "../measure/kinds/results";
import { measureNow } from "../measure/measure-project";
import { createProject } from "../people/projects/create-project";
import { listProjects } from "../people/projects/list-projects";
import { settleDisputes, sharpenGuidelines } from "./demo-lead";
import { demoOpinion } from "./demo-opinion";

export interface DemoProject {
  name: string;
  description: string;
  protocol: Protocol;
  plan: PlanInput;
  /** How many judgments each annotator gives, in the order of `demoPeople`; the rest of the queue stays open. */
  judgments: readonly number[];
}

export const demoProjects: readonly DemoProject[] = [
  {
    name: "Demo: compare two answers",
    description: "Demo data: prompts, answers and annotators are made up, to show what Concord does.",
    protocol: defaultProtocol,
    plan: {
      comparison: "pairwise",
      pairsPerPrompt: 3,
      overlap: 2,
      agreementShare: 0.3,
      agreementOverlap: 4,
    },
    judgments: [26, 24, 26, 18, 22],
  },
  {
    name: "Demo: rank four answers",
    description: "Demo data: the same prompts, four answers at a time, in tiers.",
    protocol: { ...defaultProtocol, comparison: { kind: "ranking", ties: true, best: null } },
    plan: { comparison: "ranking", groupSize: 4, overlap: 1, agreementShare: 0.5, agreementOverlap: 2 },
    judgments: [4, 3, 4, 0, 3],
  },
];

/** The demo project of this name, made where it is missing. @returns its id */
export async function makeDemoProject(
  database: OpenDatabase,
  operator: Actor,
  { name, description, protocol }: DemoProject,
): Promise<string> {
  const projects = await listProjects(database, operator);
  const known = projects.find((project) => project.isDemo && project.name === name);
  if (known) return known.id;
  const guidelines = fs.readFileSync(path.resolve("db/seed/demo/guidelines.md"), "utf8");
  const wish = { name, description, protocol, guidelines };
  return (await createProject(database, operator, wish, { isDemo: true })).id;
}

/** Imports, plans and judges: what is there already stays as it is, so that a second call finishes the first. */
export async function fillDemoProject(
  database: OpenDatabase,
  operator: Actor,
  projectId: string,
  project: DemoProject,
  people: ReadonlyMap<string, Actor>,
): Promise<void> {
  await importDemo(database, operator, projectId);
  await planTasks(database, operator, projectId, { ...planSchema.parse(project.plan), dryRun: false });
  const annotators = demoPeople.filter((person) => person.temper);
  const judgeAll = (share: number) =>
    Promise.all(
      annotators.map(async ({ email, temper }, index) => {
        const actor = people.get(email);
        const wanted = Math.ceil((project.judgments[index] ?? 0) * share);
        if (actor && temper)
          await judge(database, actor, projectId, (task) => demoOpinion(task, email, temper), wanted);
      }),
    );
  await judgeAll(0.5);
  await sharpenGuidelines(database, operator, projectId);
  await judgeAll(1);
  await settleDisputes(database, operator, projectId);
  for (const kind of [resultsKind, agreementKind, agreementPartsKind, disputesKind, annotatorsKind])
    await measureNow(database, projectId, "human", kind, {});
  await measureNow(database, projectId, "human", ratingsKind, ratingWishSchema.parse({}));
}

async function importDemo(database: OpenDatabase, operator: Actor, projectId: string): Promise<void> {
  const text = demoRows();
  const file = { name: "demo.jsonl", size: Buffer.byteLength(text) };
  const { id } = await createImport(database, operator, projectId, [file]);
  fs.mkdirSync(uploadFolder(id), { recursive: true });
  fs.writeFileSync(uploadPath(id, 0), text);
  await startImport(database, operator, projectId, id, {});
  await importFiles(database, projectId, id);
}

/** The demo's content as a file of Concord's own format, as anybody could import it. */
function demoRows(): string {
  const rows = demoPrompts.flatMap(({ id, messages, language, topic, responses }) => [
    { type: "prompt", id, messages, language, tags: [topic] },
    ...responses.map((content, index) => ({
      type: "response",
      id: `${id}-${index + 1}`,
      prompt_id: id,
      model: { name: demoModels[index] ?? "", provider: "demo" },
      messages: [{ role: "assistant", content }],
    })),
  ]);
  return `${rows.map((row) => JSON.stringify(row)).join("\n")}\n`;
}

/** Lets one annotator judge until he or she has given `wanted` judgments in all. */
async function judge(
  database: OpenDatabase,
  actor: Actor,
  projectId: string,
  opinion: (task: Parameters<typeof demoOpinion>[0]) => ReturnType<typeof demoOpinion>,
  wanted: number,
): Promise<void> {
  for (;;) {
    const { assignments, today } = await claimTasks(database, actor, projectId, { count: 1, held: [] });
    const [task] = assignments;
    if (!task) return;
    if (today.judgments >= wanted) return releaseAssignment(database, actor, projectId, task.id);
    const submission = { clientKey: `demo-${task.id}`, ...opinion(task) };
    await submitJudgment(database, actor, projectId, task.id, submission);
  }
}
