import type { Readable } from "node:stream";
import {
  DeleteObjectsCommand,
  GetObjectCommand,
  NoSuchKey,
  paginateListObjectsV2,
  S3Client,
} from "@aws-sdk/client-s3";
import { Upload } from "@aws-sdk/lib-storage";
import type { ExportStore } from "./store";

export interface BucketSettings {
  bucket: string;
  /** Before every key, so that a bucket can be shared: "concord/". */
  prefix: string;
  region: string;
  /** Of a server that is not Amazon's; buckets are then named in the path. */
  endpoint: string | undefined;
  /** Null: from the environment or the machine, as Amazon's tools do it. */
  credentials: { accessKeyId: string; secretAccessKey: string } | null;
}

/** Objects of any S3-compatible server, uploaded in parts as they are made: memory does not grow with the file. */
export class BucketStore implements ExportStore {
  readonly #client: S3Client;

  constructor(readonly settings: BucketSettings) {
    this.#client = new S3Client({
      region: settings.region,
      endpoint: settings.endpoint,
      forcePathStyle: settings.endpoint !== undefined,
      credentials: settings.credentials ?? undefined,
      // The manifest has our own checksums; older servers refuse the client's.
      requestChecksumCalculation: "WHEN_REQUIRED",
      responseChecksumValidation: "WHEN_REQUIRED",
    });
  }

  #object(key: string) {
    return { Bucket: this.settings.bucket, Key: this.settings.prefix + key };
  }

  async write(key: string, bytes: Readable): Promise<void> {
    const upload = new Upload({
      client: this.#client,
      params: { ...this.#object(key), Body: bytes },
      partSize: 8 * 1024 * 1024,
      queueSize: 2,
    });
    // A source that fails would otherwise leave the parts behind.
    bytes.once("error", () => void upload.abort());
    await upload.done();
  }

  async read(key: string, range?: { start: number; end: number }): Promise<Readable | null> {
    const Range = range && `bytes=${range.start}-${range.end}`;
    try {
      const { Body } = await this.#client.send(new GetObjectCommand({ ...this.#object(key), Range }));
      return Body as Readable;
    } catch (error) {
      if (error instanceof NoSuchKey) return null;
      throw error;
    }
  }

  async remove(prefix: string): Promise<void> {
    const { Bucket, Key: Prefix } = this.#object(prefix);
    for await (const page of paginateListObjectsV2({ client: this.#client }, { Bucket, Prefix })) {
      const Objects = (page.Contents ?? []).map(({ Key }) => ({ Key }));
      if (Objects.length > 0)
        await this.#client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }));
    }
  }

  close(): void {
    this.#client.destroy();
  }
}
