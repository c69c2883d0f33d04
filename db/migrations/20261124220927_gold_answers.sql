CREATE TABLE "gold_answers" (
	"project_id" uuid NOT NULL,
	"task_id" uuid NOT NULL,
	"judgment_id" uuid NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "gold_answers_project_id_task_id_pk" PRIMARY KEY("project_id","task_id")
);
--> statement-breakpoint
ALTER TABLE "projects" ADD COLUMN "annotators_see_own_figures" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "gold_answers" ADD CONSTRAINT "gold_answers_judgment" FOREIGN KEY ("project_id","judgment_id","task_id") REFERENCES "public"."judgments"("project_id","id","task_id") ON DELETE cascade ON UPDATE no action;