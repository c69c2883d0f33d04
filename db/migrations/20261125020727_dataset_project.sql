ALTER TABLE "datasets" ADD COLUMN "project_name" text;--> statement-breakpoint
ALTER TABLE "datasets" ADD COLUMN "project_description" text;--> statement-breakpoint
UPDATE "datasets" d SET "project_name" = p."name", "project_description" = p."description" FROM "projects" p WHERE p."id" = d."project_id";--> statement-breakpoint
ALTER TABLE "datasets" ALTER COLUMN "project_name" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "datasets" ALTER COLUMN "project_description" SET NOT NULL;
