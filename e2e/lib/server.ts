import fs from "node:fs";
import path from "node:path";
import { findServer } from "@/cli/server";
import { planTasks } from "@/lib/domain/api/assign";
import { type ClientOptions, callApi, errorFrom, urlOf } from "@/lib/domain/api/client";
import { createImport, getImport, startImport, uploadFile } from "@/lib/domain/api/ingest";
import { acceptInvitation, createInvitation } from "@/lib/domain/api/people";
import { changeProtocol, createProject } from "@/lib/domain/api/projects";
import type { Role } from "@/lib/domain/permission";
import type { PlanInput } from "@/lib/domain/plan";
import type { Protocol } from "@/lib/domain/protocol";

/** The running server, as its operator: what a suite needs but does not tell is set up through the API. */
export const server: Required<ClientOptions> = findServer();

export const fixtures = path.join(import.meta.dirname, "../fixtures");

export interface Account {
  name: string;
  email: string;
  password: string;
}

let people = 0;

/** Somebody who has followed an invitation to a project. */
export async function makeMember(
  projectId: string,
  name: string,
  role: Role = "annotator",
): Promise<Account> {
  people += 1;
  const email = `${name.toLowerCase()}-${process.pid}-${Date.now()}-${people}@example.org`;
  const account = { name, email, password: `the password of ${name}` };
  const { link } = await callApi(
    createInvitation,
    { params: { projectId }, body: { role, uses: 1 } },
    server,
  );
  const token = new URL(link).pathname.split("/").at(-1) ?? "";
  const body = { account: { ...account, locale: "en" as const } };
  await callApi(acceptInvitation, { params: { token }, body }, { baseUrl: server.baseUrl });
  return account;
}

/** Files by name and content, imported to the end; into the server of the suites unless another is given. */
export async function importFiles(
  projectId: string,
  files: Record<string, string>,
  at: Required<ClientOptions> = server,
): Promise<void> {
  const body = {
    files: Object.entries(files).map(([name, text]) => ({ name, size: Buffer.byteLength(text) })),
  };
  const { id } = await callApi(createImport, { params: { projectId }, body }, at);
  const params = { projectId, importId: id };
  for (const [index, text] of Object.values(files).entries()) {
    const url = `${at.baseUrl}${urlOf(uploadFile, { params: { ...params, index } })}`;
    const headers = { authorization: `Bearer ${at.token}` };
    const response = await fetch(url, { method: "PUT", headers, body: text });
    if (!response.ok) throw errorFrom(await response.json(), response.status);
  }
  await callApi(startImport, { params, body: {} }, at);
  for (;;) {
    const view = await callApi(getImport, { params }, at);
    if (view.status === "done") return;
    if (view.status !== "queued" && view.status !== "running") throw new Error(view.error ?? view.status);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** A project with prompts, responses and tasks. */
export async function makeProject(
  name: string,
  files: Record<string, string>,
  plan: PlanInput,
  protocol?: Protocol,
): Promise<string> {
  const { id: projectId } = await callApi(createProject, { body: { name } }, server);
  if (protocol) await callApi(changeProtocol, { params: { projectId }, body: protocol }, server);
  await importFiles(projectId, files);
  await callApi(planTasks, { params: { projectId }, body: plan }, server);
  return projectId;
}

/** The committed small import: a file of questions and one file of answers for each of three models. */
export function birdFiles(): Record<string, string> {
  const names = fs.readdirSync(fixtures).filter((name) => name.endsWith(".jsonl"));
  return Object.fromEntries(names.map((name) => [name, fs.readFileSync(path.join(fixtures, name), "utf8")]));
}

/** Rows of Concord's own format: prompts, each with what every model said. */
export function concordRows(prompts: readonly { text: string; responses: readonly string[] }[]): string {
  return prompts
    .flatMap(({ text, responses }, index) => [
      { type: "prompt", id: `p${index}`, messages: [{ role: "user", content: text }] },
      ...responses.map((content, model) => ({
        type: "response",
        id: `p${index}-r${model}`,
        prompt_id: `p${index}`,
        model: { name: `secret-model-${model}` },
        messages: [{ role: "assistant", content }],
      })),
    ])
    .map((row) => JSON.stringify(row))
    .join("\n");
}
