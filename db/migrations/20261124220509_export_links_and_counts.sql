ALTER TABLE "api_tokens" ADD COLUMN "exports_only" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "dataset_exports" ADD COLUMN "left_out" jsonb;