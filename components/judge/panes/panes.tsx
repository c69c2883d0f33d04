"use client";

import dynamic from "next/dynamic";
import type { DeskSettings } from "@/lib/domain/desk";
import type { Protocol } from "@/lib/domain/protocol";

export type Panel = "help" | "history" | "guidelines" | "problems" | "day";

// None of them is needed for judging: they are fetched when they are first opened.
const HelpDialog = dynamic(() => import("../dock/help-dialog").then((file) => file.HelpDialog));
const HistoryDialog = dynamic(() => import("./history-dialog").then((file) => file.HistoryDialog));
const GuidelinesDialog = dynamic(() => import("./guidelines-dialog").then((file) => file.GuidelinesDialog));
const ProblemDialog = dynamic(() => import("../problems/problem-dialog").then((file) => file.ProblemDialog));
const DayDialog = dynamic(() => import("./day-dialog").then((file) => file.DayDialog));

/** What opens over the task. */
export function Panes({
  panel,
  onClose,
  projectId,
  assignmentId,
  protocol,
  settings,
  onOpen,
}: {
  panel: Panel | null;
  onClose: () => void;
  projectId: string;
  /** The task on screen, if any. */
  assignmentId: string | null;
  protocol: Protocol | null;
  settings: DeskSettings | null;
  /** Opens one of one's own judgments again. */
  onOpen: (assignmentId: string) => void;
}) {
  const common = { open: true, onClose };
  switch (panel) {
    case "help":
      return <HelpDialog {...common} protocol={protocol} />;
    case "history":
      return <HistoryDialog {...common} projectId={projectId} onOpen={onOpen} />;
    case "guidelines":
      return <GuidelinesDialog {...common} projectId={projectId} />;
    case "problems":
      return <ProblemDialog {...common} projectId={projectId} assignmentId={assignmentId} />;
    case "day":
      return settings && <DayDialog {...common} projectId={projectId} settings={settings} />;
    default:
      return null;
  }
}
