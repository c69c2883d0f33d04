"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { RichText } from "../../content/rich-text";
import { guidelinesQuery } from "../../people/queries";
import { Dialog } from "../../ui/dialog";
import { EmptyState, ErrorState, Loading } from "../../ui/states";

export function GuidelinesDialog({
  open,
  onClose,
  projectId,
}: {
  open: boolean;
  onClose: () => void;
  projectId: string;
}) {
  const t = useTranslations("judge");
  return (
    <Dialog open={open} onClose={onClose} title={t("guidelines")}>
      {open && <Guidelines projectId={projectId} />}
    </Dialog>
  );
}

function Guidelines({ projectId }: { projectId: string }) {
  const t = useTranslations("judge");
  const guidelines = useQuery(guidelinesQuery(projectId));
  if (guidelines.isPending) return <Loading />;
  if (guidelines.isError) return <ErrorState error={guidelines.error} />;
  if (guidelines.data.body.trim() === "") return <EmptyState title={t("noGuidelines")} />;
  return (
    <>
      <p className="mb-3 text-sm text-quiet">{t("version", { version: guidelines.data.version })}</p>
      <RichText text={guidelines.data.body} />
    </>
  );
}
