CREATE TABLE "dataset_exports" (
	"project_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"preset" text NOT NULL,
	"format" text NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"rows" integer DEFAULT 0 NOT NULL,
	"failure" text,
	"files" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "dataset_exports_project_id_number_preset_format_pk" PRIMARY KEY("project_id","number","preset","format")
);
--> statement-breakpoint
CREATE TABLE "dataset_judgments" (
	"project_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"ordinal" integer NOT NULL,
	"judgment_id" uuid NOT NULL,
	"place" integer NOT NULL,
	CONSTRAINT "dataset_judgments_project_id_number_ordinal_pk" PRIMARY KEY("project_id","number","ordinal")
);
--> statement-breakpoint
CREATE TABLE "dataset_pairs" (
	"project_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"ordinal" integer NOT NULL,
	"place" integer NOT NULL,
	"group_id" uuid NOT NULL,
	"chosen_id" uuid NOT NULL,
	"rejected_id" uuid NOT NULL,
	"is_tie" boolean NOT NULL,
	"margin" double precision NOT NULL,
	"weight" double precision NOT NULL,
	"p_chosen" double precision NOT NULL,
	"p_low" double precision,
	"p_high" double precision,
	"strength" smallint NOT NULL,
	"rank_chosen" smallint NOT NULL,
	"rank_rejected" smallint NOT NULL,
	"judgments" integer NOT NULL,
	"ties" integer NOT NULL,
	"annotator_id" uuid,
	CONSTRAINT "dataset_pairs_project_id_number_ordinal_pk" PRIMARY KEY("project_id","number","ordinal"),
	CONSTRAINT "dataset_pairs_two_responses" CHECK ("dataset_pairs"."chosen_id" <> "dataset_pairs"."rejected_id"),
	CONSTRAINT "dataset_pairs_margin" CHECK ("dataset_pairs"."margin" >= 0)
);
--> statement-breakpoint
CREATE TABLE "dataset_prompts" (
	"project_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"place" integer NOT NULL,
	"prompt_id" uuid NOT NULL,
	"split" text NOT NULL,
	"split_group" uuid NOT NULL,
	CONSTRAINT "dataset_prompts_project_id_number_place_pk" PRIMARY KEY("project_id","number","place"),
	CONSTRAINT "dataset_prompts_prompt" UNIQUE("project_id","number","prompt_id")
);
--> statement-breakpoint
ALTER TABLE "annotators" ADD COLUMN "withdrawn_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "datasets" ADD COLUMN "guideline_version" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "datasets" ADD COLUMN "state" text DEFAULT 'building' NOT NULL;--> statement-breakpoint
ALTER TABLE "datasets" ADD COLUMN "failure" text;--> statement-breakpoint
ALTER TABLE "dataset_exports" ADD CONSTRAINT "dataset_exports_project_id_number_datasets_project_id_number_fk" FOREIGN KEY ("project_id","number") REFERENCES "public"."datasets"("project_id","number") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dataset_judgments" ADD CONSTRAINT "dataset_judgments_project_id_number_place_dataset_prompts_project_id_number_place_fk" FOREIGN KEY ("project_id","number","place") REFERENCES "public"."dataset_prompts"("project_id","number","place") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dataset_judgments" ADD CONSTRAINT "dataset_judgments_project_id_judgment_id_judgments_project_id_id_fk" FOREIGN KEY ("project_id","judgment_id") REFERENCES "public"."judgments"("project_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dataset_pairs" ADD CONSTRAINT "dataset_pairs_project_id_number_place_dataset_prompts_project_id_number_place_fk" FOREIGN KEY ("project_id","number","place") REFERENCES "public"."dataset_prompts"("project_id","number","place") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dataset_pairs" ADD CONSTRAINT "dataset_pairs_chosen" FOREIGN KEY ("project_id","chosen_id") REFERENCES "public"."responses"("project_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dataset_pairs" ADD CONSTRAINT "dataset_pairs_rejected" FOREIGN KEY ("project_id","rejected_id") REFERENCES "public"."responses"("project_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dataset_prompts" ADD CONSTRAINT "dataset_prompts_project_id_number_datasets_project_id_number_fk" FOREIGN KEY ("project_id","number") REFERENCES "public"."datasets"("project_id","number") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dataset_prompts" ADD CONSTRAINT "dataset_prompts_project_id_prompt_id_prompts_project_id_id_fk" FOREIGN KEY ("project_id","prompt_id") REFERENCES "public"."prompts"("project_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "datasets" ADD CONSTRAINT "datasets_state" CHECK ("datasets"."state" in ('building', 'ready', 'failed'));