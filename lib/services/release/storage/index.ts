import path from "node:path";
import { BucketStore } from "./bucket-store";
import { FolderStore } from "./folder-store";
import type { ExportStore } from "./store";

let bucket: BucketStore | null = null;

/** Where this server keeps exports: a bucket where CONCORD_S3_BUCKET names one, else DATA_DIR. */
export function exportStore(): ExportStore {
  const {
    CONCORD_S3_BUCKET: name,
    CONCORD_S3_ACCESS_KEY_ID: id,
    CONCORD_S3_SECRET_ACCESS_KEY: key,
  } = process.env;
  // A folder of the machine it runs on: nothing that a build has to look into.
  if (!name) return new FolderStore(path.resolve(/* turbopackIgnore: true */ process.env.DATA_DIR || "data"));
  bucket ??= new BucketStore({
    bucket: name,
    prefix: process.env.CONCORD_S3_PREFIX ?? "",
    region: process.env.CONCORD_S3_REGION || "us-east-1",
    endpoint: process.env.CONCORD_S3_ENDPOINT || undefined,
    credentials: id && key ? { accessKeyId: id, secretAccessKey: key } : null,
  });
  return bucket;
}

/** The key of a file of an export. */
export function exportKey(
  {
    projectId,
    number,
    preset,
    format,
  }: { projectId: string; number: number; preset: string; format: string },
  file = "",
): string {
  return `exports/${projectId}/${number}/${preset}/${format}/${file}`;
}
