"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import type { PlanInput } from "@/lib/domain/plan";
import { useChange } from "../shell/use-api";
import { Button, ButtonLink } from "../ui/button";
import { Card, PageHeader } from "../ui/card";
import { Input, Select } from "../ui/field";
import { ErrorState } from "../ui/states";
import { plan, planPreviewQuery } from "./queries";

const start = {
  comparison: "pairwise",
  pairsPerPrompt: "all",
  groupSize: 4,
  overlap: 1,
  agreementShare: 0.1,
  agreementOverlap: 3,
  order: "random",
} satisfies PlanInput;

export function PlanForm({ projectId }: { projectId: string }) {
  const t = useTranslations("assign");
  const client = useQueryClient();
  const [wish, setWish] = useState<PlanInput>(start);
  const preview = useQuery(planPreviewQuery(projectId, wish));
  const change = useChange({
    mutationFn: () => plan(projectId, wish, false),
    onSuccess: (done) => {
      toast.success(done.isQueued ? t("queued") : t("planned", { count: done.tasks }));
      return client.invalidateQueries({ queryKey: ["project", projectId] });
    },
  });
  const set = (part: Partial<PlanInput>) => setWish((now) => ({ ...now, ...part }));
  const setNumber = (name: "overlap" | "agreementOverlap" | "groupSize", value: string, most: number) =>
    set({ [name]: Math.min(most, Math.max(1, Math.round(Number(value)) || 1)) });
  function submit(event: FormEvent) {
    event.preventDefault();
    change.mutate();
  }
  return (
    <>
      <PageHeader title={t("title")}>
        <ButtonLink href={`/projects/${projectId}/people`}>{t("invite")}</ButtonLink>
      </PageHeader>
      <Card>
        <p className="mb-4 max-w-prose text-quiet">{t("hint")}</p>
        <form onSubmit={submit} className="flex flex-col gap-4">
          <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
            <Select
              label={t("comparison")}
              value={wish.comparison}
              onChange={(event) => set({ comparison: event.target.value as PlanInput["comparison"] })}
            >
              {(["pairwise", "ranking", "rating", "demonstration"] as const).map((kind) => (
                <option key={kind} value={kind}>
                  {t(kind)}
                </option>
              ))}
            </Select>
            {wish.comparison === "pairwise" && (
              <Select
                label={t("pairs")}
                value={wish.pairsPerPrompt === "all" ? "all" : "some"}
                onChange={(event) => set({ pairsPerPrompt: event.target.value === "all" ? "all" : 3 })}
              >
                <option value="all">{t("allPairs")}</option>
                <option value="some">{t("balancedPairs")}</option>
              </Select>
            )}
            {wish.comparison === "pairwise" && typeof wish.pairsPerPrompt === "number" && (
              <Input
                label={t("pairCount")}
                type="number"
                min={1}
                max={36}
                value={wish.pairsPerPrompt}
                onChange={(event) =>
                  set({ pairsPerPrompt: Math.min(36, Math.max(1, Number(event.target.value) || 1)) })
                }
              />
            )}
            {(wish.comparison === "ranking" || wish.comparison === "rating") && (
              <Input
                label={t("groupSize")}
                type="number"
                min={2}
                max={9}
                value={wish.groupSize}
                onChange={(event) => setNumber("groupSize", event.target.value, 9)}
              />
            )}
            <Input
              label={t("overlap")}
              type="number"
              min={1}
              max={100}
              value={wish.overlap}
              onChange={(event) => setNumber("overlap", event.target.value, 100)}
            />
            <Input
              label={t("agreementShare")}
              hint={t("agreementHint")}
              type="number"
              min={0}
              max={100}
              value={Math.round((wish.agreementShare ?? 0) * 100)}
              onChange={(event) =>
                set({ agreementShare: Math.min(100, Math.max(0, Number(event.target.value))) / 100 })
              }
            />
            <Input
              label={t("agreementOverlap")}
              type="number"
              min={1}
              max={100}
              value={wish.agreementOverlap}
              onChange={(event) => setNumber("agreementOverlap", event.target.value, 100)}
            />
            <Select
              label={t("order")}
              value={wish.order}
              onChange={(event) => set({ order: event.target.value === "import" ? "import" : "random" })}
            >
              <option value="random">{t("random")}</option>
              <option value="import">{t("import")}</option>
            </Select>
          </div>
          {preview.isError && <ErrorState error={preview.error} retry={() => preview.refetch()} />}
          <p className="min-h-12" aria-live="polite">
            {preview.data &&
              `${preview.data.isEstimate ? `${t("estimate")} ` : ""}${t("would", {
                tasks: preview.data.tasks,
                prompts: preview.data.promptsUsed,
                known: preview.data.known,
                left: preview.data.promptsLeftOut,
              })} ${t("wanted", { count: preview.data.judgmentsWanted })}`}
          </p>
          <Button
            type="submit"
            kind="primary"
            className="self-start"
            disabled={change.isPending || preview.data?.tasks === 0 || !preview.data}
          >
            {t("plan")}
          </Button>
        </form>
      </Card>
    </>
  );
}
