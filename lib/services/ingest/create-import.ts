import { v7 as newId } from "uuid";
import type { OpenDatabase } from "@/db/client";
import { insertImport } from "@/db/queries/ingest/import";
import type { Actor } from "@/lib/domain/actor";
import type { ImportView } from "@/lib/domain/api/ingest";
import { isPictureName } from "@/lib/formats/read/pictures";
import { authorise } from "../people/authorise";
import { viewImport } from "./view-import";

/** Opens an import that waits for its files. */
export async function createImport(
  database: OpenDatabase,
  actor: Actor,
  projectId: string,
  files: readonly { name: string; size: number }[],
): Promise<ImportView> {
  await authorise(database.db, actor, projectId, "data.import");
  const row = await insertImport(database.db, {
    projectId,
    id: newId(),
    fileNames: files.map((file) => file.name),
    // Progress is how far the rows are read; pictures are read when a row names them.
    bytesTotal: files.reduce((sum, { name, size }) => sum + (isPictureName(name) ? 0 : size), 0),
    createdBy: actor.userId,
  });
  return viewImport(row);
}
