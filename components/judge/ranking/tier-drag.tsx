"use client";

import {
  DndContext,
  type DragEndEvent,
  DragOverlay,
  type DragStartEvent,
  PointerSensor,
  useDraggable,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { classNames } from "../../ui/class-names";

/** Where a dragged response may be dropped: into a tier that exists, before a place as a tier of its own, or out. */
export type DropPlace = { kind: "tier" | "new"; tier: number } | { kind: "unranked" };

interface Dragged {
  slot: string;
  label: string;
}

const chip =
  "inline-flex min-h-8 min-w-8 pointer-coarse:min-h-11 pointer-coarse:min-w-11 items-center justify-center rounded border px-2 text-sm font-semibold";

/**
 * Lets the responses inside be dragged with pointer or finger. Dragging begins after 8 px, so that a click stays a click.
 * The keyboard has the digits instead, hence no keyboard sensor.
 */
export function TierDrag({
  onDrop,
  children,
}: {
  onDrop: (slot: string, place: DropPlace) => void;
  children: ReactNode;
}) {
  const t = useTranslations("judge");
  const [dragged, setDragged] = useState<Dragged | null>(null);
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 8 } }));

  function onDragStart({ active }: DragStartEvent) {
    setDragged(active.data.current as Dragged);
  }
  function onDragEnd({ active, over }: DragEndEvent) {
    setDragged(null);
    const place = over?.data.current as DropPlace | undefined;
    if (place) onDrop((active.data.current as Dragged).slot, place);
  }

  return (
    <DndContext
      id="tiers"
      sensors={sensors}
      onDragStart={onDragStart}
      onDragEnd={onDragEnd}
      onDragCancel={() => setDragged(null)}
      accessibility={{
        screenReaderInstructions: { draggable: t("rankingHint") },
        announcements: {
          onDragStart: ({ active }) => t("dragging", { label: (active.data.current as Dragged).label }),
          onDragOver: () => undefined,
          onDragEnd: () => undefined,
          onDragCancel: ({ active }) => t("dragCancelled", { label: (active.data.current as Dragged).label }),
        },
      }}
    >
      {children}
      <DragOverlay dropAnimation={null}>
        {dragged && (
          <span className={classNames(chip, "border-accent bg-accent text-accent-ink")}>{dragged.label}</span>
        )}
      </DragOverlay>
    </DndContext>
  );
}

/** What is taken hold of to drag a response; `from` keeps apart the handles of one response in different places. */
export function DragHandle({ slot, label, from }: Dragged & { from: "card" | "strip" }) {
  const t = useTranslations("judge");
  const { setNodeRef, listeners, isDragging } = useDraggable({
    id: `${from}:${slot}`,
    data: { slot, label },
  });
  return (
    <span
      ref={setNodeRef}
      {...listeners}
      title={t("drag", { label })}
      data-drag={`${from}:${label}`}
      className={classNames(
        chip,
        "cursor-grab touch-none select-none border-line-strong bg-paper text-ink",
        isDragging && "opacity-50",
      )}
    >
      {from === "strip" ? label : <span aria-hidden="true">⠿</span>}
    </span>
  );
}
