CREATE TABLE "import_progress" (
	"project_id" uuid NOT NULL,
	"import_id" uuid NOT NULL,
	"bytes_read" bigint NOT NULL,
	"rows_read" bigint NOT NULL,
	CONSTRAINT "import_progress_project_id_import_id_pk" PRIMARY KEY("project_id","import_id")
);
--> statement-breakpoint
ALTER TABLE "import_progress" ADD CONSTRAINT "import_progress_project_id_import_id_imports_project_id_id_fk" FOREIGN KEY ("project_id","import_id") REFERENCES "public"."imports"("project_id","id") ON DELETE cascade ON UPDATE no action;