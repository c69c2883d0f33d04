"use client";

import { useDroppable } from "@dnd-kit/core";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { AssignmentView } from "@/lib/domain/api/assign";
import type { Answer } from "@/lib/domain/judgment";
import { classNames } from "../../ui/class-names";
import { tierOf } from "../answer-state";
import { labelOf } from "../label";
import { DragHandle, type DropPlace } from "./tier-drag";

/** The ranking so far, best first, always in view; each tier, each gap between two and "not ranked" takes a response. */
export function TierStrip({
  answer,
  responses,
  ties,
  best,
}: {
  answer: Answer;
  responses: AssignmentView["responses"];
  ties: boolean;
  /** Only the best so many are asked for: the others are below them. */
  best: number | null;
}) {
  const t = useTranslations("judge");
  const labels = new Map(responses.map(({ slot }, index) => [slot, labelOf(index)]));
  const handles = (slots: readonly string[]) =>
    slots.map((slot) => <DragHandle key={slot} slot={slot} label={labels.get(slot) ?? slot} from="strip" />);
  const unranked = responses.map(({ slot }) => slot).filter((slot) => tierOf(answer, slot) === null);
  return (
    <ol
      aria-label={t("ranking")}
      className="sticky top-0 z-10 mb-3 flex flex-wrap items-stretch gap-1 rounded-lg border border-line bg-desk p-2"
    >
      {answer.tiers.flatMap((slots, index) => [
        <DropZone
          key={`new-${slots.join() || index}`}
          place={{ kind: "new", tier: index + 1 }}
          name={null}
        />,
        <DropZone
          key={slots.join() || `empty-${index}`}
          place={{ kind: ties ? "tier" : "new", tier: index + 1 }}
          name={t("inTier", { tier: index + 1 })}
        >
          {handles(slots)}
        </DropZone>,
      ])}
      <DropZone
        place={{ kind: "new", tier: answer.tiers.length + 1 }}
        name={t("inTier", { tier: answer.tiers.length + 1 })}
      />
      <DropZone place={{ kind: "unranked" }} name={best === null ? t("unranked") : t("below")}>
        {handles(unranked)}
      </DropZone>
    </ol>
  );
}

/** A place to drop on. Without a name it is the narrow gap before a tier. */
function DropZone({
  place,
  name,
  children,
}: {
  place: DropPlace;
  name: string | null;
  children?: ReactNode;
}) {
  const id = place.kind === "unranked" ? place.kind : `${place.kind}-${place.tier}-${name ?? "gap"}`;
  const { setNodeRef, isOver } = useDroppable({ id, data: place });
  return (
    <li
      ref={setNodeRef}
      data-drop={id}
      aria-hidden={name === null}
      className={classNames(
        "flex min-h-12 flex-wrap items-center gap-1 rounded border-2 border-dashed",
        name === null ? "w-4" : "min-w-24 px-2 py-1",
        isOver ? "border-accent bg-paper" : name === null ? "border-transparent" : "border-line-strong",
      )}
    >
      {name !== null && <span className="text-xs text-quiet">{name}</span>}
      {children}
    </li>
  );
}
