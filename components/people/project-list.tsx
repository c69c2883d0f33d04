"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { callApi } from "@/lib/domain/api/client";
import { createProject } from "@/lib/domain/api/projects";
import { useChange } from "../shell/use-api";
import { Button } from "../ui/button";
import { Badge, Card, PageHeader } from "../ui/card";
import { Dialog } from "../ui/dialog";
import { Input, Textarea } from "../ui/field";
import { EmptyState, ErrorState, Loading } from "../ui/states";
import { meQuery, projectsQuery } from "./queries";

export function ProjectList() {
  const t = useTranslations("people");
  const common = useTranslations("common");
  const me = useQuery(meQuery);
  const projects = useQuery(projectsQuery);
  const [isOpen, setOpen] = useState(false);
  const newProject = me.data?.mayCreateProjects && (
    <Button kind="primary" onClick={() => setOpen(true)}>
      {t("newProject")}
    </Button>
  );
  return (
    <>
      <PageHeader title={t("projects")}>{newProject}</PageHeader>
      {projects.isPending && <Loading />}
      {projects.isError && <ErrorState error={projects.error} retry={() => projects.refetch()} />}
      {projects.data?.projects.length === 0 && (
        <EmptyState title={t("noProjects")}>
          <p>{t("noProjectsHint")}</p>
        </EmptyState>
      )}
      <ul className="flex flex-col gap-3">
        {projects.data?.projects.map((project) => (
          <li key={project.id}>
            <Card>
              <div className="flex flex-wrap items-center gap-3">
                <Link
                  href={
                    project.role === "annotator"
                      ? `/projects/${project.id}/annotate`
                      : `/projects/${project.id}`
                  }
                  className="text-lg font-medium hover:underline"
                >
                  {project.name}
                </Link>
                {project.isDemo && <Badge tone="warn">{common("demo")}</Badge>}
                {project.role && <Badge>{t(`roles.${project.role}`)}</Badge>}
              </div>
              {project.description && <p className="mt-1 text-quiet">{project.description}</p>}
            </Card>
          </li>
        ))}
      </ul>
      <Dialog open={isOpen} onClose={() => setOpen(false)} title={t("newProject")}>
        <NewProjectForm />
      </Dialog>
    </>
  );
}

function NewProjectForm() {
  const t = useTranslations("people");
  const router = useRouter();
  const create = useChange({
    mutationFn: (body: { name: string; description: string }) => callApi(createProject, { body }),
    onSuccess: ({ id }) => router.push(`/projects/${id}/import`),
  });
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    create.mutate({ name: String(form.get("name")), description: String(form.get("description")) });
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <Input label={t("projectName")} name="name" required maxLength={120} autoFocus />
      <Textarea label={t("description")} name="description" rows={3} maxLength={2000} />
      <Button type="submit" kind="primary" disabled={create.isPending}>
        {t("create")}
      </Button>
    </form>
  );
}
