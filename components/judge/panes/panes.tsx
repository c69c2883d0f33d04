"use client";

import dynamic from "next/dynamic";
import { useEffect } from "react";
import type { DeskSettings } from "@/lib/domain/desk";
import type { Protocol } from "@/lib/domain/protocol";
import { Boundary } from "../../ui/boundary";

export type Panel = "help" | "history" | "guidelines" | "problems" | "day";

const files = {
  help: () => import("../dock/help-dialog"),
  history: () => import("./history-dialog"),
  guidelines: () => import("./guidelines-dialog"),
  problems: () => import("../problems/problem-dialog"),
  day: () => import("./day-dialog"),
};
// None of them is needed for judging: they are fetched when the page has nothing else to do.
const HelpDialog = dynamic(() => files.help().then((file) => file.HelpDialog));
const HistoryDialog = dynamic(() => files.history().then((file) => file.HistoryDialog));
const GuidelinesDialog = dynamic(() => files.guidelines().then((file) => file.GuidelinesDialog));
const ProblemDialog = dynamic(() => files.problems().then((file) => file.ProblemDialog));
const DayDialog = dynamic(() => files.day().then((file) => file.DayDialog));

const idleMs = 3_000;

interface Props {
  panel: Panel | null;
  onClose: () => void;
  projectId: string;
  /** The task on screen, if any. */
  assignmentId: string | null;
  protocol: Protocol | null;
  settings: DeskSettings | null;
  /** Opens one of one's own judgments again. */
  onOpen: (assignmentId: string) => void;
}

/** What opens over the task. */
export function Panes(props: Props) {
  // There before they are asked for, and without a network too.
  useEffect(() => {
    const timer = setTimeout(() => {
      for (const fetchFile of Object.values(files)) void fetchFile().catch(() => {});
    }, idleMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <Boundary key={props.panel} fallback={null} onFail={props.onClose}>
      <Pane {...props} />
    </Boundary>
  );
}

function Pane({ panel, onClose, projectId, assignmentId, protocol, settings, onOpen }: Props) {
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
