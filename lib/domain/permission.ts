import { z } from "zod";

export const roles = ["lead", "reviewer", "annotator", "viewer"] as const;
export const roleSchema = z.enum(roles);
export type Role = z.infer<typeof roleSchema>;

/** What may be done in a project. Instance-wide actions are the administrator's alone. */
export const actions = [
  "project.read",
  "project.change",
  "people.manage",
  "data.import",
  "data.read",
  "tasks.plan",
  "tasks.judge",
  "results.read",
  "judgments.read",
  "problems.answer",
  "dataset.freeze",
  "dataset.export",
] as const;
export type Action = (typeof actions)[number];

/**
 * The one table of permissions: the server decides by it, the UI hides buttons by it. An annotator sees no results and
 * no data outside his tasks: both would tell which model wrote what.
 */
const granted: Readonly<Record<Role, ReadonlySet<Action>>> = {
  lead: new Set(actions),
  reviewer: new Set<Action>([
    "project.read",
    "data.read",
    "tasks.judge",
    "results.read",
    "judgments.read",
    "problems.answer",
    "dataset.export",
  ]),
  annotator: new Set<Action>(["project.read", "tasks.judge"]),
  viewer: new Set<Action>(["project.read", "data.read", "results.read", "dataset.export"]),
};

/** Whether a role may do something in its project. */
export function may(role: Role, action: Action): boolean {
  return granted[role].has(action);
}
