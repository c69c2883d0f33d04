import { and, asc, eq, sql } from "drizzle-orm";
import type { Connection } from "@/db/client";
import { datasetExports, datasets, guidelineVersions, models } from "@/db/schema";
import type { ExportedFile, FileFormat, LeftOut, PresetName } from "@/lib/domain/dataset/export";

export interface ExportKey {
  projectId: string;
  number: number;
  preset: PresetName;
  format: FileFormat;
}

export type DatasetExport = Omit<typeof datasetExports.$inferSelect, "projectId" | "number">;

const ofDataset = (key: Pick<ExportKey, "projectId" | "number">) =>
  and(eq(datasetExports.projectId, key.projectId), eq(datasetExports.number, key.number));
const ofExport = (key: ExportKey) =>
  and(ofDataset(key), eq(datasetExports.preset, key.preset), eq(datasetExports.format, key.format));

/** What an export says of its dataset; null where the project has none of this number. */
export async function findExportedDataset(db: Connection, projectId: string, number: number) {
  const [row] = await db
    .select({
      name: datasets.name,
      number: datasets.number,
      recipe: datasets.recipe,
      lastSeq: datasets.lastSeq,
      state: datasets.state,
      manifest: datasets.manifest,
      guidelineVersion: datasets.guidelineVersion,
      license: datasets.license,
      guidelines: guidelineVersions.body,
      project: datasets.projectName,
      description: datasets.projectDescription,
    })
    .from(datasets)
    .leftJoin(
      guidelineVersions,
      and(
        eq(guidelineVersions.projectId, datasets.projectId),
        eq(guidelineVersions.version, datasets.guidelineVersion),
      ),
    )
    .where(and(eq(datasets.projectId, projectId), eq(datasets.number, number)));
  return row ?? null;
}

/** The project's models by id, in the order of their names. */
export async function selectModelNames(
  db: Connection,
  projectId: string,
): Promise<{ id: string; name: string; version: string }[]> {
  return db
    .select({ id: models.id, name: models.name, version: models.version })
    .from(models)
    .where(eq(models.projectId, projectId))
    .orderBy(asc(sql`${models.name} collate "C"`), asc(sql`${models.version} collate "C"`), asc(models.id));
}

export async function selectDatasetExports(
  db: Connection,
  key: Pick<ExportKey, "projectId" | "number">,
): Promise<DatasetExport[]> {
  return db
    .select()
    .from(datasetExports)
    .where(ofDataset(key))
    .orderBy(asc(datasetExports.createdAt), asc(datasetExports.preset), asc(datasetExports.format));
}

export async function findDatasetExport(db: Connection, key: ExportKey): Promise<DatasetExport | null> {
  const [row] = await db.select().from(datasetExports).where(ofExport(key));
  return row ?? null;
}

/**
 * Makes an export wait for a worker, anew where an earlier attempt failed.
 * @returns whether there is something to do: false where it is on its way or done.
 */
export async function claimDatasetExport(db: Connection, key: ExportKey): Promise<boolean> {
  const rows = await db
    .insert(datasetExports)
    .values(key)
    .onConflictDoUpdate({
      target: [datasetExports.projectId, datasetExports.number, datasetExports.preset, datasetExports.format],
      set: { state: "waiting", failure: null, rows: 0 },
      setWhere: eq(datasetExports.state, "failed"),
    })
    .returning({ state: datasetExports.state });
  return rows.length > 0;
}

export async function updateDatasetExport(
  db: Connection,
  key: ExportKey,
  change: Partial<{
    state: "writing" | "ready" | "failed";
    rows: number;
    failure: string | null;
    files: ExportedFile[];
    leftOut: LeftOut;
  }>,
): Promise<void> {
  await db.update(datasetExports).set(change).where(ofExport(key));
}
