"use client";

import { useTranslations } from "next-intl";
import { Dialog } from "../../ui/dialog";
import { Guidelines } from "./guidelines";

/** The guidelines over the task, on screens without room beside it. */
export function GuidelinesDialog({
  open,
  onClose,
  projectId,
}: {
  open: boolean;
  onClose: () => void;
  projectId: string;
}) {
  const t = useTranslations("desk.guidelines");
  return (
    <Dialog open={open} onClose={onClose} title={t("title")}>
      {open && <Guidelines projectId={projectId} />}
    </Dialog>
  );
}
