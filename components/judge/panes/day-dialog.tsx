"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { FormEvent } from "react";
import { callApi } from "@/lib/domain/api/client";
import { changeDesk } from "@/lib/domain/api/desk";
import type { DeskSettings } from "@/lib/domain/desk";
import { useChange } from "../../shell/use-api";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Input, Select } from "../../ui/field";
import { deskQuery } from "../queries";

const breaks = [25, 50, 90];

/** What an annotator sets for himself: a goal for the day, and a reminder of breaks. Neither is asked for. */
export function DayDialog({
  open,
  onClose,
  projectId,
  settings,
}: {
  open: boolean;
  onClose: () => void;
  projectId: string;
  settings: DeskSettings;
}) {
  const t = useTranslations("desk.day");
  const common = useTranslations("common");
  const client = useQueryClient();
  const change = useChange({
    mutationFn: (body: DeskSettings) => callApi(changeDesk, { params: { projectId }, body }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: deskQuery(projectId).queryKey });
      onClose();
    },
  });
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const number = (name: string) => Number(form.get(name)) || null;
    change.mutate({ dailyGoal: number("goal"), breakMinutes: number("break") });
  }
  return (
    <Dialog open={open} onClose={onClose} title={t("title")}>
      <form onSubmit={submit} className="flex flex-col gap-4">
        <Input
          label={t("goal")}
          hint={t("goalHint")}
          name="goal"
          type="number"
          min={1}
          max={5_000}
          defaultValue={settings.dailyGoal ?? ""}
        />
        <Select label={t("break")} name="break" defaultValue={settings.breakMinutes ?? ""}>
          <option value="">{t("noBreak")}</option>
          {breaks.map((minutes) => (
            <option key={minutes} value={minutes}>
              {t("breakAfter", { minutes })}
            </option>
          ))}
        </Select>
        <Button type="submit" kind="primary" className="self-start" disabled={change.isPending}>
          {common("save")}
        </Button>
      </form>
    </Dialog>
  );
}
