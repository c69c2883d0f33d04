"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useDeferredValue, useMemo, useRef, useState } from "react";
import { toast } from "sonner";
import { callApi } from "@/lib/domain/api/client";
import { changeProtocol, type ProjectView } from "@/lib/domain/api/projects";
import { inLanguage, type Protocol, protocolSchema } from "@/lib/domain/protocol";
import { protocolPresets } from "@/lib/domain/protocol-presets";
import { useChange } from "../../shell/use-api";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Checkbox, Select } from "../../ui/field";
import { AttributeList } from "./attribute-list";
import { ComparisonFields } from "./comparison-fields";
import { LocalizedField } from "./localized-field";
import { ChoiceList, FlagList, SkipReasonList } from "./mark-lists";
import { ProtocolPreview } from "./protocol-preview";
import { tidyProtocol } from "./tidy-protocol";
import { useFieldErrors } from "./use-field-errors";

const presences = ["off", "optional", "required"] as const;

/** The whole of a protocol as a form, with the annotator's page beside it. Saving makes a new version. */
export function ProtocolForm({ project }: { project: ProjectView }) {
  const t = useTranslations("people");
  const form = useTranslations("protocol.form");
  const common = useTranslations("common");
  const locale = useLocale();
  const client = useQueryClient();
  const element = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useState(project.protocol);
  const [preset, setPreset] = useState("");
  const [wasRefused, setRefused] = useState(false);
  const checked = useMemo(() => protocolSchema.safeParse(tidyProtocol(draft)), [draft]);
  const errorAt = useFieldErrors(wasRefused ? (checked.error?.issues ?? []) : []);
  const lastValid = useRef(project.protocol);
  if (checked.success) lastValid.current = checked.data;
  const shown = useDeferredValue(lastValid.current);
  const known = useMemo(() => keysOf(project.protocol), [project.protocol]);
  const change = useChange({
    mutationFn: (body: Protocol) => callApi(changeProtocol, { params: { projectId: project.id }, body }),
    onSuccess: (now) => {
      toast.success(t("newVersion", { version: now.protocolVersion }));
      return client.invalidateQueries({ queryKey: ["project", project.id] });
    },
  });
  const set = (part: Partial<Protocol>) => setDraft((now) => ({ ...now, ...part }));

  function submit(event: FormEvent) {
    event.preventDefault();
    setRefused(!checked.success);
    if (checked.success) return change.mutate(checked.data);
    requestAnimationFrame(() => element.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
  }
  const lists = { protocol: draft, known, errorAt, set };
  const note = protocolPresets[preset]?.note;
  return (
    <Card title={t("protocol")}>
      <div className="grid gap-6 xl:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
        <form ref={element} noValidate onSubmit={submit} className="flex min-w-0 flex-col gap-6">
          <Select
            label={t("preset")}
            hint={note && inLanguage(note, locale)}
            value={preset}
            onChange={(event) => {
              setPreset(event.target.value);
              const chosen = protocolPresets[event.target.value]?.protocol;
              if (chosen) setDraft(chosen);
            }}
          >
            <option value="">{t("presetNone")}</option>
            {Object.entries(protocolPresets).map(([name, { title }]) => (
              <option key={name} value={name}>
                {title}
              </option>
            ))}
          </Select>
          <ComparisonFields
            comparison={draft.comparison}
            errorAt={errorAt}
            onChange={(comparison) => set({ comparison })}
          />
          <LocalizedField
            label={form("question")}
            value={draft.question}
            onChange={(question) => set({ question })}
          />
          <div className="grid gap-4 sm:grid-cols-3">
            {(["rationale", "rewrite", "confidence"] as const).map((name) => (
              <Select
                key={name}
                label={t(name)}
                value={draft[name]}
                onChange={(event) => set({ [name]: event.target.value })}
              >
                {presences.map((presence) => (
                  <option key={presence} value={presence}>
                    {t(`presence.${presence}`)}
                  </option>
                ))}
              </Select>
            ))}
          </div>
          <Checkbox
            label={t("showLength")}
            checked={draft.showLength}
            onChange={(event) => set({ showLength: event.target.checked })}
          />
          <AttributeList
            attributes={draft.attributes}
            known={known}
            errorAt={errorAt}
            onChange={(attributes) => set({ attributes })}
          />
          <FlagList {...lists} />
          <ChoiceList {...lists} />
          <SkipReasonList {...lists} />
          <div className="flex flex-wrap items-center gap-3">
            <Button type="submit" kind="primary" disabled={change.isPending}>
              {common("save")}
            </Button>
            {wasRefused && !checked.success && (
              <p role="alert" className="text-sm text-error">
                {form("invalid", { count: checked.error.issues.length })}
              </p>
            )}
          </div>
        </form>
        <div className="min-w-0 xl:sticky xl:top-4 xl:self-start">
          <ProtocolPreview protocol={shown} isCurrent={checked.success} />
        </div>
      </div>
    </Card>
  );
}

/** Keys that judgments may already refer to. */
function keysOf({ attributes, flags, choices = [], skipReasons }: Protocol): Set<string> {
  const options = choices.flatMap((choice) => choice.options);
  return new Set([...attributes, ...flags, ...choices, ...options, ...skipReasons].map(({ key }) => key));
}
