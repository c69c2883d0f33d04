"use client";

import { useTranslations } from "next-intl";
import type { FormEvent } from "react";
import type { FieldMapping } from "@/lib/domain/api/ingest";
import { Button } from "../ui/button";
import { Select } from "../ui/field";

const roles = ["prompt", "id", "response", "model", "responseA", "responseB", "winner", "annotator"] as const;

/** Which field of an unknown file holds what. */
export function MappingForm({
  fields,
  onApply,
}: {
  fields: string[];
  onApply: (mapping: FieldMapping) => void;
}) {
  const t = useTranslations("ingest.mapping");
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const field = (role: (typeof roles)[number]) => String(form.get(role) ?? "") || undefined;
    const [a, b] = [field("responseA"), field("responseB")];
    onApply({
      prompt: field("prompt") ?? "",
      id: field("id"),
      response: field("response"),
      model: field("model"),
      responses: a && b ? { [a]: a, [b]: b } : undefined,
      winner: field("winner"),
      annotator: field("annotator"),
    });
  }
  return (
    <form onSubmit={submit} className="mt-4 grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
      {roles.map((role) => (
        <Select key={role} label={t(role)} name={role} required={role === "prompt"}>
          <option value="">{t("none")}</option>
          {fields.map((field) => (
            <option key={field}>{field}</option>
          ))}
        </Select>
      ))}
      <Button type="submit" className="self-end">
        {t("apply")}
      </Button>
    </form>
  );
}
