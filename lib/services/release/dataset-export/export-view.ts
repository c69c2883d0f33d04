import type { DatasetExport } from "@/db/queries/release/dataset-export";
import { type ExportView, exportViewSchema } from "@/lib/domain/api/dataset-export";

/** An export as the API shows it. */
export function exportView(row: DatasetExport): ExportView {
  return exportViewSchema.parse({ ...row, createdAt: row.createdAt.toISOString() });
}
