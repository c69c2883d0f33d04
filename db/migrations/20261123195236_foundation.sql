CREATE TABLE "api_tokens" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"project_id" uuid,
	"name" text NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"read_only" boolean DEFAULT false NOT NULL,
	"last_used_at" timestamp with time zone,
	"expires_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"project_id" uuid,
	"user_id" uuid,
	"action" text NOT NULL,
	"subject" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "annotators" (
	"project_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"user_id" uuid,
	"name" text NOT NULL,
	"claim_position" integer DEFAULT -1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "annotators_project_id_id_pk" PRIMARY KEY("project_id","id"),
	CONSTRAINT "annotators_kind" CHECK (("annotators"."kind" = 'account') = ("annotators"."user_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "models" (
	"project_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"version" text DEFAULT '' NOT NULL,
	"provider" text DEFAULT '' NOT NULL,
	"sampling" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "models_project_id_id_pk" PRIMARY KEY("project_id","id")
);
--> statement-breakpoint
CREATE TABLE "prompts" (
	"project_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"position" bigint GENERATED ALWAYS AS IDENTITY (sequence name "prompts_position_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"external_id" text,
	"identity" "bytea" NOT NULL,
	"messages" jsonb NOT NULL,
	"tools" text,
	"language" text,
	"tags" text[] DEFAULT '{}'::text[] NOT NULL,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"has_text" boolean NOT NULL,
	"import_id" uuid NOT NULL,
	CONSTRAINT "prompts_project_id_id_pk" PRIMARY KEY("project_id","id")
);
--> statement-breakpoint
CREATE TABLE "responses" (
	"project_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"prompt_id" uuid NOT NULL,
	"model_id" uuid NOT NULL,
	"identity" "bytea" NOT NULL,
	"messages" jsonb NOT NULL,
	"length" integer NOT NULL,
	"has_text" boolean NOT NULL,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"import_id" uuid NOT NULL,
	CONSTRAINT "responses_project_id_id_pk" PRIMARY KEY("project_id","id"),
	CONSTRAINT "responses_prompt_unique" UNIQUE("project_id","id","prompt_id"),
	CONSTRAINT "responses_model_unique" UNIQUE("project_id","id","model_id")
);
--> statement-breakpoint
CREATE TABLE "datasets" (
	"project_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"name" text NOT NULL,
	"recipe" jsonb NOT NULL,
	"last_seq" bigint NOT NULL,
	"manifest" jsonb,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "datasets_project_id_number_pk" PRIMARY KEY("project_id","number")
);
--> statement-breakpoint
CREATE TABLE "measurements" (
	"project_id" uuid NOT NULL,
	"key" text NOT NULL,
	"last_seq" bigint NOT NULL,
	"value" jsonb NOT NULL,
	"compute_ms" integer NOT NULL,
	"computed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "measurements_project_id_key_pk" PRIMARY KEY("project_id","key")
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"project_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"status" text NOT NULL,
	"file_names" text[] NOT NULL,
	"content_hash" "bytea",
	"format" text,
	"options" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"bytes_total" bigint DEFAULT 0 NOT NULL,
	"bytes_read" bigint DEFAULT 0 NOT NULL,
	"rows_read" bigint DEFAULT 0 NOT NULL,
	"problem_count" integer DEFAULT 0 NOT NULL,
	"first_problems" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"summary" jsonb,
	"error" text,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	CONSTRAINT "imports_project_id_id_pk" PRIMARY KEY("project_id","id"),
	CONSTRAINT "imports_status" CHECK ("imports"."status" in ('uploading', 'queued', 'running', 'done', 'failed', 'cancelled', 'undone'))
);
--> statement-breakpoint
CREATE TABLE "judgments" (
	"project_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "judgments_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"task_id" uuid NOT NULL,
	"annotator_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"superseded_seq" bigint,
	"client_key" text NOT NULL,
	"tiers" jsonb NOT NULL,
	"strength" smallint,
	"both_bad" boolean DEFAULT false NOT NULL,
	"scores" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"flags" jsonb DEFAULT '{"prompt":[],"responses":{}}'::jsonb NOT NULL,
	"rationale" text DEFAULT '' NOT NULL,
	"rewrite" jsonb,
	"confidence" smallint,
	"demonstration" jsonb,
	"skip_reason" text,
	"skip_note" text DEFAULT '' NOT NULL,
	"presented_order" uuid[],
	"protocol_version" integer,
	"guideline_version" integer,
	"language" text DEFAULT '' NOT NULL,
	"duration_ms" integer DEFAULT 0 NOT NULL,
	"input_kind" text NOT NULL,
	"read_to_end" boolean,
	"is_late" boolean DEFAULT false NOT NULL,
	"import_id" uuid,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "judgments_project_id_id_pk" PRIMARY KEY("project_id","id"),
	CONSTRAINT "judgments_task_unique" UNIQUE("project_id","id","task_id"),
	CONSTRAINT "judgments_skip_is_empty" CHECK ("judgments"."skip_reason" is null or "judgments"."tiers" = '[]'::jsonb),
	CONSTRAINT "judgments_strength" CHECK ("judgments"."strength" between 0 and 4),
	CONSTRAINT "judgments_superseded_later" CHECK ("judgments"."superseded_seq" > "judgments"."seq"),
	CONSTRAINT "judgments_input_kind" CHECK ("judgments"."input_kind" in ('keyboard', 'pointer', 'mixed', 'program'))
);
--> statement-breakpoint
CREATE TABLE "preferences" (
	"project_id" uuid NOT NULL,
	"judgment_id" uuid NOT NULL,
	"ordinal" smallint NOT NULL,
	"task_id" uuid NOT NULL,
	"response_a" uuid NOT NULL,
	"response_b" uuid NOT NULL,
	"model_a" uuid NOT NULL,
	"model_b" uuid NOT NULL,
	"annotator_id" uuid NOT NULL,
	"annotator_kind" text NOT NULL,
	"outcome" smallint NOT NULL,
	"strength" smallint,
	"order_known" boolean NOT NULL,
	"group_size" smallint NOT NULL,
	"weight" double precision NOT NULL,
	"is_current" boolean DEFAULT true NOT NULL,
	CONSTRAINT "preferences_project_id_judgment_id_ordinal_pk" PRIMARY KEY("project_id","judgment_id","ordinal"),
	CONSTRAINT "preferences_two_responses" CHECK ("preferences"."response_a" <> "preferences"."response_b"),
	CONSTRAINT "preferences_outcome" CHECK ("preferences"."outcome" in (-1, 0, 1)),
	CONSTRAINT "preferences_weight" CHECK ("preferences"."weight" > 0 and "preferences"."weight" <= 1)
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"user_id" uuid NOT NULL,
	"type" text NOT NULL,
	"provider" text NOT NULL,
	"provider_account_id" text NOT NULL,
	"refresh_token" text,
	"access_token" text,
	"expires_at" integer,
	"token_type" text,
	"scope" text,
	"id_token" text,
	"session_state" text,
	CONSTRAINT "accounts_provider_provider_account_id_pk" PRIMARY KEY("provider","provider_account_id")
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"project_id" uuid,
	"role" text,
	"token_hash" "bytea" NOT NULL,
	"email" text,
	"uses_left" integer DEFAULT 1 NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "invitations_project_has_role" CHECK (("invitations"."project_id" is null) = ("invitations"."role" is null)),
	CONSTRAINT "invitations_uses" CHECK ("invitations"."uses_left" >= 0)
);
--> statement-breakpoint
CREATE TABLE "members" (
	"project_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"role" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "members_project_id_user_id_pk" PRIMARY KEY("project_id","user_id"),
	CONSTRAINT "members_role" CHECK ("members"."role" in ('lead', 'reviewer', 'annotator', 'viewer'))
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"session_token" text PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"expires" timestamp with time zone NOT NULL,
	"user_agent" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"password_hash" text,
	"is_administrator" boolean DEFAULT false NOT NULL,
	"is_demo" boolean DEFAULT false NOT NULL,
	"locale" text DEFAULT 'en' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"disabled_at" timestamp with time zone,
	CONSTRAINT "users_email_shape" CHECK (position('@' in "users"."email") > 1)
);
--> statement-breakpoint
CREATE TABLE "verification_tokens" (
	"identifier" text NOT NULL,
	"token" text NOT NULL,
	"expires" timestamp with time zone NOT NULL,
	CONSTRAINT "verification_tokens_identifier_token_pk" PRIMARY KEY("identifier","token")
);
--> statement-breakpoint
CREATE TABLE "annotator_days" (
	"project_id" uuid NOT NULL,
	"annotator_id" uuid NOT NULL,
	"day" date NOT NULL,
	"judgments" integer DEFAULT 0 NOT NULL,
	"skips" integer DEFAULT 0 NOT NULL,
	"duration_ms" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "annotator_days_project_id_annotator_id_day_pk" PRIMARY KEY("project_id","annotator_id","day")
);
--> statement-breakpoint
CREATE TABLE "counters" (
	"project_id" uuid NOT NULL,
	"name" text NOT NULL,
	"shard" smallint NOT NULL,
	"value" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "counters_project_id_name_shard_pk" PRIMARY KEY("project_id","name","shard")
);
--> statement-breakpoint
CREATE TABLE "guideline_versions" (
	"project_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"body" text NOT NULL,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "guideline_versions_project_id_version_pk" PRIMARY KEY("project_id","version")
);
--> statement-breakpoint
CREATE TABLE "projects" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"lease_seconds" integer DEFAULT 1800 NOT NULL,
	"protocol_version" integer DEFAULT 1 NOT NULL,
	"guideline_version" integer DEFAULT 1 NOT NULL,
	"seed" bigint NOT NULL,
	"is_demo" boolean DEFAULT false NOT NULL,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp with time zone,
	CONSTRAINT "projects_lease" CHECK ("projects"."lease_seconds" between 60 and 86400)
);
--> statement-breakpoint
CREATE TABLE "protocol_versions" (
	"project_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"comparison" text NOT NULL,
	"protocol" jsonb NOT NULL,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "protocol_versions_project_id_version_pk" PRIMARY KEY("project_id","version")
);
--> statement-breakpoint
CREATE TABLE "assignments" (
	"project_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"task_id" uuid NOT NULL,
	"annotator_id" uuid NOT NULL,
	"state" text NOT NULL,
	"presented_order" uuid[] NOT NULL,
	"protocol_version" integer NOT NULL,
	"guideline_version" integer NOT NULL,
	"draft" jsonb,
	"draft_saved_at" timestamp with time zone,
	"claimed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "assignments_project_id_id_pk" PRIMARY KEY("project_id","id"),
	CONSTRAINT "assignments_state" CHECK ("assignments"."state" in ('active', 'submitted', 'skipped', 'expired'))
);
--> statement-breakpoint
CREATE TABLE "order_balances" (
	"project_id" uuid NOT NULL,
	"annotator_id" uuid NOT NULL,
	"model_set" "bytea" NOT NULL,
	"times_shown" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "order_balances_project_id_annotator_id_model_set_pk" PRIMARY KEY("project_id","annotator_id","model_set")
);
--> statement-breakpoint
CREATE TABLE "task_responses" (
	"project_id" uuid NOT NULL,
	"task_id" uuid NOT NULL,
	"response_id" uuid NOT NULL,
	"prompt_id" uuid NOT NULL,
	"ordinal" smallint NOT NULL,
	CONSTRAINT "task_responses_project_id_task_id_response_id_pk" PRIMARY KEY("project_id","task_id","response_id")
);
--> statement-breakpoint
CREATE TABLE "tasks" (
	"project_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"prompt_id" uuid NOT NULL,
	"comparison" text NOT NULL,
	"identity" "bytea" NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"overlap" integer NOT NULL,
	"open_slots" integer NOT NULL,
	"judgment_count" integer DEFAULT 0 NOT NULL,
	"is_agreement_sample" boolean DEFAULT false NOT NULL,
	"is_gold" boolean DEFAULT false NOT NULL,
	"import_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "tasks_project_id_id_pk" PRIMARY KEY("project_id","id"),
	CONSTRAINT "tasks_prompt_unique" UNIQUE("project_id","id","prompt_id"),
	CONSTRAINT "tasks_slots" CHECK ("tasks"."open_slots" between 0 and "tasks"."overlap"),
	CONSTRAINT "tasks_judgment_count" CHECK ("tasks"."judgment_count" >= 0)
);
--> statement-breakpoint
ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "annotators" ADD CONSTRAINT "annotators_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "annotators" ADD CONSTRAINT "annotators_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "models" ADD CONSTRAINT "models_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prompts" ADD CONSTRAINT "prompts_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prompts" ADD CONSTRAINT "prompts_project_id_import_id_imports_project_id_id_fk" FOREIGN KEY ("project_id","import_id") REFERENCES "public"."imports"("project_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "responses" ADD CONSTRAINT "responses_project_id_prompt_id_prompts_project_id_id_fk" FOREIGN KEY ("project_id","prompt_id") REFERENCES "public"."prompts"("project_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "responses" ADD CONSTRAINT "responses_project_id_model_id_models_project_id_id_fk" FOREIGN KEY ("project_id","model_id") REFERENCES "public"."models"("project_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "responses" ADD CONSTRAINT "responses_project_id_import_id_imports_project_id_id_fk" FOREIGN KEY ("project_id","import_id") REFERENCES "public"."imports"("project_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "datasets" ADD CONSTRAINT "datasets_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measurements" ADD CONSTRAINT "measurements_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "judgments" ADD CONSTRAINT "judgments_project_id_task_id_tasks_project_id_id_fk" FOREIGN KEY ("project_id","task_id") REFERENCES "public"."tasks"("project_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "judgments" ADD CONSTRAINT "judgments_project_id_annotator_id_annotators_project_id_id_fk" FOREIGN KEY ("project_id","annotator_id") REFERENCES "public"."annotators"("project_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "preferences" ADD CONSTRAINT "preferences_judgment" FOREIGN KEY ("project_id","judgment_id","task_id") REFERENCES "public"."judgments"("project_id","id","task_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "preferences" ADD CONSTRAINT "preferences_response_a" FOREIGN KEY ("project_id","task_id","response_a") REFERENCES "public"."task_responses"("project_id","task_id","response_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "preferences" ADD CONSTRAINT "preferences_response_b" FOREIGN KEY ("project_id","task_id","response_b") REFERENCES "public"."task_responses"("project_id","task_id","response_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "preferences" ADD CONSTRAINT "preferences_model_a" FOREIGN KEY ("project_id","response_a","model_a") REFERENCES "public"."responses"("project_id","id","model_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "preferences" ADD CONSTRAINT "preferences_model_b" FOREIGN KEY ("project_id","response_b","model_b") REFERENCES "public"."responses"("project_id","id","model_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "annotator_days" ADD CONSTRAINT "annotator_days_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "counters" ADD CONSTRAINT "counters_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guideline_versions" ADD CONSTRAINT "guideline_versions_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "protocol_versions" ADD CONSTRAINT "protocol_versions_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_project_id_task_id_tasks_project_id_id_fk" FOREIGN KEY ("project_id","task_id") REFERENCES "public"."tasks"("project_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_project_id_annotator_id_annotators_project_id_id_fk" FOREIGN KEY ("project_id","annotator_id") REFERENCES "public"."annotators"("project_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_balances" ADD CONSTRAINT "order_balances_project_id_annotator_id_annotators_project_id_id_fk" FOREIGN KEY ("project_id","annotator_id") REFERENCES "public"."annotators"("project_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_responses" ADD CONSTRAINT "task_responses_task" FOREIGN KEY ("project_id","task_id","prompt_id") REFERENCES "public"."tasks"("project_id","id","prompt_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_responses" ADD CONSTRAINT "task_responses_response" FOREIGN KEY ("project_id","response_id","prompt_id") REFERENCES "public"."responses"("project_id","id","prompt_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_project_id_prompt_id_prompts_project_id_id_fk" FOREIGN KEY ("project_id","prompt_id") REFERENCES "public"."prompts"("project_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "api_tokens_hash_unique" ON "api_tokens" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "api_tokens_user" ON "api_tokens" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "audit_events_project" ON "audit_events" USING btree ("project_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "annotators_account_unique" ON "annotators" USING btree ("project_id","user_id") WHERE "annotators"."user_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "annotators_name_unique" ON "annotators" USING btree ("project_id","kind","name") WHERE "annotators"."kind" <> 'account';--> statement-breakpoint
CREATE UNIQUE INDEX "models_name_unique" ON "models" USING btree ("project_id","name","version");--> statement-breakpoint
CREATE UNIQUE INDEX "prompts_identity_unique" ON "prompts" USING btree ("project_id","identity");--> statement-breakpoint
CREATE INDEX "prompts_position" ON "prompts" USING btree ("project_id","position");--> statement-breakpoint
CREATE INDEX "prompts_import" ON "prompts" USING btree ("project_id","import_id");--> statement-breakpoint
CREATE UNIQUE INDEX "responses_identity_unique" ON "responses" USING btree ("project_id","prompt_id","model_id","identity");--> statement-breakpoint
CREATE INDEX "responses_import" ON "responses" USING btree ("project_id","import_id");--> statement-breakpoint
CREATE UNIQUE INDEX "imports_content_unique" ON "imports" USING btree ("project_id","content_hash") WHERE "imports"."status" = 'done';--> statement-breakpoint
CREATE INDEX "imports_created" ON "imports" USING btree ("project_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "judgments_seq" ON "judgments" USING btree ("project_id","seq");--> statement-breakpoint
CREATE UNIQUE INDEX "judgments_client_key" ON "judgments" USING btree ("project_id","annotator_id","client_key");--> statement-breakpoint
CREATE UNIQUE INDEX "judgments_one_current" ON "judgments" USING btree ("project_id","task_id","annotator_id") WHERE "judgments"."superseded_seq" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "judgments_revision" ON "judgments" USING btree ("project_id","task_id","annotator_id","revision");--> statement-breakpoint
CREATE INDEX "judgments_annotator" ON "judgments" USING btree ("project_id","annotator_id","seq");--> statement-breakpoint
CREATE INDEX "judgments_import" ON "judgments" USING btree ("project_id","import_id") WHERE "judgments"."import_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_token_unique" ON "invitations" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "invitations_project" ON "invitations" USING btree ("project_id");--> statement-breakpoint
CREATE INDEX "members_user" ON "members" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "users_email_unique" ON "users" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "projects_created" ON "projects" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "protocol_versions_comparison" ON "protocol_versions" USING btree ("project_id","comparison","version");--> statement-breakpoint
CREATE UNIQUE INDEX "assignments_once" ON "assignments" USING btree ("project_id","task_id","annotator_id");--> statement-breakpoint
CREATE INDEX "assignments_held" ON "assignments" USING btree ("project_id","annotator_id","claimed_at") WHERE "assignments"."state" in ('active', 'expired');--> statement-breakpoint
CREATE INDEX "assignments_expiry" ON "assignments" USING btree ("expires_at") WHERE "assignments"."state" = 'active';--> statement-breakpoint
CREATE INDEX "task_responses_response" ON "task_responses" USING btree ("project_id","response_id");--> statement-breakpoint
CREATE UNIQUE INDEX "tasks_identity_unique" ON "tasks" USING btree ("project_id","identity");--> statement-breakpoint
CREATE INDEX "tasks_queue" ON "tasks" USING btree ("project_id","position","id") WHERE "tasks"."open_slots" > 0;--> statement-breakpoint
CREATE INDEX "tasks_prompt" ON "tasks" USING btree ("project_id","prompt_id");--> statement-breakpoint
CREATE INDEX "tasks_import" ON "tasks" USING btree ("project_id","import_id") WHERE "tasks"."import_id" is not null;