CREATE TABLE "guideline_acknowledgements" (
	"project_id" uuid NOT NULL,
	"annotator_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "guideline_acknowledgements_project_id_annotator_id_version_pk" PRIMARY KEY("project_id","annotator_id","version")
);
--> statement-breakpoint
CREATE TABLE "problem_reports" (
	"project_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"task_id" uuid NOT NULL,
	"annotator_id" uuid NOT NULL,
	"text" text NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"answers" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"is_unread" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "problem_reports_project_id_id_pk" PRIMARY KEY("project_id","id"),
	CONSTRAINT "problem_reports_state" CHECK ("problem_reports"."state" in ('open', 'answered'))
);
--> statement-breakpoint
ALTER TABLE "annotators" ADD COLUMN "daily_goal" integer;--> statement-breakpoint
ALTER TABLE "annotators" ADD COLUMN "break_minutes" integer;--> statement-breakpoint
ALTER TABLE "assignments" ADD COLUMN "draft_writer" text;--> statement-breakpoint
ALTER TABLE "assignments" ADD COLUMN "draft_order" bigint;--> statement-breakpoint
ALTER TABLE "guideline_acknowledgements" ADD CONSTRAINT "guideline_acknowledgements_annotator" FOREIGN KEY ("project_id","annotator_id") REFERENCES "public"."annotators"("project_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guideline_acknowledgements" ADD CONSTRAINT "guideline_acknowledgements_version" FOREIGN KEY ("project_id","version") REFERENCES "public"."guideline_versions"("project_id","version") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "problem_reports" ADD CONSTRAINT "problem_reports_task" FOREIGN KEY ("project_id","task_id") REFERENCES "public"."tasks"("project_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "problem_reports" ADD CONSTRAINT "problem_reports_annotator" FOREIGN KEY ("project_id","annotator_id") REFERENCES "public"."annotators"("project_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "problem_reports_state" ON "problem_reports" USING btree ("project_id","state","id");--> statement-breakpoint
CREATE INDEX "problem_reports_annotator" ON "problem_reports" USING btree ("project_id","annotator_id","id");--> statement-breakpoint
CREATE INDEX "problem_reports_task" ON "problem_reports" USING btree ("project_id","task_id");