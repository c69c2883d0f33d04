"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import { callApi } from "@/lib/domain/api/client";
import { changeProtocol, type ProjectView } from "@/lib/domain/api/projects";
import {
  type Comparison,
  comparisonKinds,
  defaultComparison,
  type Protocol,
  protocolSchema,
} from "@/lib/domain/protocol";
import { protocolPresets } from "@/lib/domain/protocol-presets";
import { useChange } from "../shell/use-api";
import { Button } from "../ui/button";
import { Card } from "../ui/card";
import { Checkbox, Input, Select, Textarea } from "../ui/field";

const presences = ["off", "optional", "required"] as const;

/** The lists of a protocol, edited as JSON: attributes, flags, skip reasons and the question. */
function listsOf({ question, attributes, flags, skipReasons }: Protocol): string {
  return JSON.stringify({ question, attributes, flags, skipReasons }, null, 2);
}

export function ProtocolForm({ project }: { project: ProjectView }) {
  const t = useTranslations("people");
  const common = useTranslations("common");
  const client = useQueryClient();
  const [protocol, setProtocol] = useState(project.protocol);
  const [lists, setLists] = useState(() => listsOf(project.protocol));
  const [reason, setReason] = useState<string | null>(null);
  const change = useChange({
    mutationFn: (body: Protocol) => callApi(changeProtocol, { params: { projectId: project.id }, body }),
    onSuccess: (now) => {
      toast.success(t("newVersion", { version: now.protocolVersion }));
      return client.invalidateQueries({ queryKey: ["project", project.id] });
    },
  });
  const set = (part: Partial<Protocol>) => setProtocol((now) => ({ ...now, ...part }));

  function submit(event: FormEvent) {
    event.preventDefault();
    try {
      const parsed = protocolSchema.safeParse({ ...protocol, ...JSON.parse(lists) });
      const issue = parsed.error?.issues[0];
      setReason(issue ? `${issue.path.join(".")}: ${issue.message}` : null);
      if (parsed.success) change.mutate(parsed.data);
    } catch (error) {
      setReason(error instanceof Error ? error.message : String(error));
    }
  }

  return (
    <Card title={t("protocol")}>
      <form onSubmit={submit} className="flex flex-col gap-4">
        <Select
          label={t("preset")}
          value=""
          onChange={(event) => {
            const preset = protocolPresets[event.target.value]?.protocol;
            if (!preset) return;
            setProtocol(preset);
            setLists(listsOf(preset));
          }}
        >
          <option value="">{t("presetNone")}</option>
          {Object.entries(protocolPresets).map(([name, { title }]) => (
            <option key={name} value={name}>
              {title}
            </option>
          ))}
        </Select>
        <ComparisonFields comparison={protocol.comparison} onChange={(comparison) => set({ comparison })} />
        <div className="grid gap-4 sm:grid-cols-3">
          {(["rationale", "rewrite", "confidence"] as const).map((name) => (
            <Select
              key={name}
              label={t(name)}
              value={protocol[name]}
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
          checked={protocol.showLength}
          onChange={(event) => set({ showLength: event.target.checked })}
        />
        <Textarea
          label={t("protocolJson")}
          rows={10}
          spellCheck={false}
          value={lists}
          onChange={(event) => setLists(event.target.value)}
          error={reason && t("protocolInvalid", { reason })}
        />
        <Button type="submit" kind="primary" className="self-start" disabled={change.isPending}>
          {common("save")}
        </Button>
      </form>
    </Card>
  );
}

function ComparisonFields({
  comparison,
  onChange,
}: {
  comparison: Comparison;
  onChange: (comparison: Comparison) => void;
}) {
  const t = useTranslations("people");
  return (
    <div className="flex flex-wrap items-end gap-4">
      <Select
        className="min-w-48"
        label={t("comparison")}
        value={comparison.kind}
        onChange={(event) => onChange(defaultComparison[event.target.value as Comparison["kind"]])}
      >
        {comparisonKinds.map((kind) => (
          <option key={kind} value={kind}>
            {t(`comparisons.${kind}`)}
          </option>
        ))}
      </Select>
      {comparison.kind === "pairwise" && (
        <>
          <Select
            label={t("levels")}
            value={comparison.levels}
            onChange={(event) => onChange({ ...comparison, levels: Number(event.target.value) })}
          >
            {[1, 2, 3, 4].map((level) => (
              <option key={level}>{level}</option>
            ))}
          </Select>
          <Checkbox
            label={t("tie")}
            checked={comparison.tie}
            onChange={(event) => onChange({ ...comparison, tie: event.target.checked })}
          />
          <Checkbox
            label={t("bothBad")}
            checked={comparison.bothBad}
            onChange={(event) => onChange({ ...comparison, bothBad: event.target.checked })}
          />
        </>
      )}
      {comparison.kind === "ranking" && (
        <>
          <Checkbox
            label={t("tie")}
            checked={comparison.ties}
            onChange={(event) => onChange({ ...comparison, ties: event.target.checked })}
          />
          <Input
            label={t("best")}
            type="number"
            min={1}
            max={8}
            value={comparison.best ?? ""}
            onChange={(event) =>
              onChange({ ...comparison, best: event.target.value ? Number(event.target.value) : null })
            }
          />
        </>
      )}
      {comparison.kind === "demonstration" && (
        <Checkbox
          label={t("multiTurn")}
          checked={comparison.multiTurn}
          onChange={(event) => onChange({ ...comparison, multiTurn: event.target.checked })}
        />
      )}
    </div>
  );
}
