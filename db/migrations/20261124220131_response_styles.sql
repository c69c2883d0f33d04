CREATE TABLE "response_styles" (
	"project_id" uuid NOT NULL,
	"response_id" uuid NOT NULL,
	"rule" smallint NOT NULL,
	"length" integer NOT NULL,
	"headings" integer NOT NULL,
	"lists" integer NOT NULL,
	"bold" integer NOT NULL,
	"code_blocks" integer NOT NULL,
	CONSTRAINT "response_styles_project_id_response_id_pk" PRIMARY KEY("project_id","response_id")
);
--> statement-breakpoint
ALTER TABLE "response_styles" ADD CONSTRAINT "response_styles_project_id_response_id_responses_project_id_id_fk" FOREIGN KEY ("project_id","response_id") REFERENCES "public"."responses"("project_id","id") ON DELETE cascade ON UPDATE no action;