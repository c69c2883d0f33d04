import fs from "node:fs";
import path from "node:path";
import { type ClientOptions, callApi } from "@/lib/domain/api/client";
import { listProjects } from "@/lib/domain/api/projects";
import { ConcordError } from "@/lib/domain/error";

/**
 * The server that commands talk to: CONCORD_URL with CONCORD_TOKEN, or the one that runs on this machine from DATA_DIR,
 * as its operator.
 * @throws ConcordError unavailable with what to do
 */
export function findServer(): Required<ClientOptions> {
  const { CONCORD_URL: url, CONCORD_TOKEN: token } = process.env;
  if (url && token) return { baseUrl: url.replace(/\/$/, ""), token };
  const dataDir = path.resolve(process.env.DATA_DIR || "data");
  try {
    const server = JSON.parse(fs.readFileSync(path.join(dataDir, "server.json"), "utf8")) as { url: string };
    return {
      baseUrl: url || server.url,
      token: token || fs.readFileSync(path.join(dataDir, "operator-token"), "utf8").trim(),
    };
  } catch {
    throw new ConcordError(
      "unavailable",
      `No server runs from ${dataDir}. Start one with npm start, or set CONCORD_URL and CONCORD_TOKEN.`,
    );
  }
}

/** The project with this id or name. @throws ConcordError not_found | conflict where several have the name */
export async function findProject(server: ClientOptions, wanted: string): Promise<string | null> {
  const { projects } = await callApi(listProjects, {}, server);
  const found = projects.filter((project) => project.id === wanted || project.name === wanted);
  if (found.length > 1)
    throw new ConcordError("conflict", `Several projects are called ${wanted}: give the id.`);
  return found[0]?.id ?? null;
}

/** As findProject, but one has to be there. */
export async function requireProject(server: ClientOptions, wanted: string): Promise<string> {
  const id = await findProject(server, wanted);
  if (!id) throw new ConcordError("not_found", `There is no project ${wanted}.`);
  return id;
}
