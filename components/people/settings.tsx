"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { FormEvent } from "react";
import { toast } from "sonner";
import { callApi } from "@/lib/domain/api/client";
import { changeGuidelines, changeProject, type ProjectView } from "@/lib/domain/api/projects";
import type { ProjectSettings } from "@/lib/domain/project";
import { Webhooks } from "../release/webhooks";
import { useChange } from "../shell/use-api";
import { Button } from "../ui/button";
import { Card, PageHeader } from "../ui/card";
import { Checkbox, Input, Textarea } from "../ui/field";
import { Loading } from "../ui/states";
import { LicenseFields, licenseIn } from "./license-fields";
import { ProtocolForm } from "./protocol/protocol-form";
import { guidelinesQuery, projectQuery } from "./queries";

export function Settings({ projectId }: { projectId: string }) {
  const t = useTranslations("people");
  const project = useQuery(projectQuery(projectId));
  if (!project.data) return <Loading />;
  return (
    <>
      <PageHeader title={t("settings")} />
      <div className="flex flex-col gap-6">
        <General project={project.data} />
        <ProtocolForm key={project.data.protocolVersion} project={project.data} />
        <Guidelines projectId={projectId} />
        <Webhooks projectId={projectId} />
      </div>
    </>
  );
}

function General({ project }: { project: ProjectView }) {
  const t = useTranslations("people");
  const common = useTranslations("common");
  const client = useQueryClient();
  const change = useChange({
    mutationFn: (body: Partial<ProjectSettings>) =>
      callApi(changeProject, { params: { projectId: project.id }, body }),
    onSuccess: () => {
      toast.success(common("saved"));
      return client.invalidateQueries({ queryKey: ["project", project.id] });
    },
  });
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    change.mutate({
      name: String(form.get("name")),
      description: String(form.get("description")),
      leaseSeconds: Number(form.get("lease")) * 60,
      annotatorsSeeOwnFigures: form.get("own") === "on",
      license: licenseIn(form),
    });
  }
  return (
    <Card>
      <form onSubmit={submit} className="flex flex-col gap-4">
        <Input label={t("projectName")} name="name" defaultValue={project.name} required maxLength={120} />
        <Textarea label={t("description")} name="description" defaultValue={project.description} rows={2} />
        <Input
          label={t("lease")}
          hint={t("leaseHint")}
          name="lease"
          type="number"
          min={1}
          max={1440}
          defaultValue={Math.round(project.leaseSeconds / 60)}
          required
        />
        <LicenseFields license={project.license} />
        <Checkbox label={t("ownFigures")} name="own" defaultChecked={project.annotatorsSeeOwnFigures} />
        <Button type="submit" kind="primary" className="self-start" disabled={change.isPending}>
          {common("save")}
        </Button>
      </form>
    </Card>
  );
}

function Guidelines({ projectId }: { projectId: string }) {
  const t = useTranslations("people");
  const common = useTranslations("common");
  const client = useQueryClient();
  const guidelines = useQuery(guidelinesQuery(projectId));
  const change = useChange({
    mutationFn: (body: string) => callApi(changeGuidelines, { params: { projectId }, body: { body } }),
    onSuccess: () => {
      toast.success(common("saved"));
      return client.invalidateQueries({ queryKey: ["project", projectId] });
    },
  });
  if (!guidelines.data) return <Loading />;
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    change.mutate(String(new FormData(event.currentTarget).get("body")));
  }
  return (
    <Card title={t("guidelines")}>
      <form onSubmit={submit} className="flex flex-col gap-4">
        <Textarea
          label={t("guidelines")}
          hint={t("guidelinesHint")}
          name="body"
          rows={14}
          defaultValue={guidelines.data.body}
        />
        <Button type="submit" kind="primary" className="self-start" disabled={change.isPending}>
          {common("save")}
        </Button>
      </form>
    </Card>
  );
}
