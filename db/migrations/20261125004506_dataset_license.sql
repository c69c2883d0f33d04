ALTER TABLE "datasets" ADD COLUMN "license" jsonb;--> statement-breakpoint
ALTER TABLE "projects" ADD COLUMN "license" jsonb;