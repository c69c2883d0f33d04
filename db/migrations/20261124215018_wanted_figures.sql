-- Figures are computed anew: what was kept does not say what it was asked.
DELETE FROM "measurements";--> statement-breakpoint
ALTER TABLE "measurements" ALTER COLUMN "value" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "measurements" ADD COLUMN "kind" text NOT NULL;--> statement-breakpoint
ALTER TABLE "measurements" ADD COLUMN "judges" text NOT NULL;--> statement-breakpoint
ALTER TABLE "measurements" ADD COLUMN "wish" jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "measurements" ADD COLUMN "viewed_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "projects" ADD COLUMN "facts_version" integer DEFAULT 0 NOT NULL;