"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import type { AssignmentView } from "@/lib/domain/api/assign";
import { type Contradiction, findContradictions } from "@/lib/domain/contradiction";
import { type Answer, emptyAnswer } from "@/lib/domain/judgment";
import { textOfAll } from "@/lib/domain/message";
import { PromptView } from "../content/prompt-view";
import { Button } from "../ui/button";
import { ScrollRegion } from "../ui/scroll-region";
import { hasWork, issuesOf, startAnswer, withoutEmptyRewrite, withoutGaps } from "./answer-state";
import { ReadingTools } from "./compare/reading-tools";
import { useReadToEnd } from "./compare/use-read-to-end";
import { useAttention } from "./desk/use-attention";
import { useDraft } from "./desk/use-draft";
import { Dock } from "./dock/dock";
import { Notices } from "./dock/notices";
import { Chosen } from "./dock/scale";
import { SkipDialog } from "./dock/skip-dialog";
import { TaskActions, TaskHint } from "./dock/task-actions";
import { useMissing } from "./dock/use-missing";
import { labelOf } from "./label";
import { JudgmentMarks } from "./marks/judgment-marks";
import { TwoScale } from "./ranking/two-view";
import { useRanking } from "./ranking/use-ranking";
import { TaskResponses } from "./task-responses";
import { useTaskKeys } from "./use-task-keys";
import { DemonstrationEditor } from "./write/demonstration-editor";
import { RewritePanel } from "./write/rewrite-panel";

interface Props {
  projectId: string;
  assignment: AssignmentView;
  /** The judgment that is being revised; null for a new one. */
  before: Answer | null;
  /** Nothing is kept and no key is taken outside of it: the task shows what a protocol looks like. */
  isPreview?: boolean;
  isListening: boolean;
  onSubmit: (
    answer: Answer,
    presentation: { durationMs: number; inputKind: "keyboard" | "pointer" | "mixed"; readToEnd: boolean },
  ) => void;
  onUndo: () => void;
  canUndo: boolean;
  onPanel: (panel: "help" | "history" | "guidelines") => void;
  onLeave: (() => void) | null;
}

/** One task: the prompt, the responses, and a dock that never moves. */
export function TaskView({
  projectId,
  assignment,
  before,
  isPreview = false,
  isListening,
  onSubmit,
  onUndo,
  canUndo,
  onPanel,
  onLeave,
}: Props) {
  const t = useTranslations("judge");
  const { protocol, responses } = assignment;
  const { comparison } = protocol;
  const [answer, setAnswer] = useState<Answer>(before ?? startAnswer(assignment));
  const [isSkipping, setSkipping] = useState(false);
  const [isRewriting, setRewriting] = useState(protocol.rewrite === "required" || answer.rewrite !== null);
  const [problem, setProblem] = useState<string | null>(null);
  const [contradictions, setContradictions] = useState<readonly Contradiction[]>([]);
  const readAttention = useAttention(assignment.id);
  const readToEnd = useReadToEnd(assignment.id, responses.length);
  const draft = useDraft(projectId, before || isPreview ? null : assignment.id, answer);
  const root = useRef<HTMLDivElement>(null);
  const rationale = useRef<HTMLTextAreaElement>(null);
  const rewrite = useRef<HTMLTextAreaElement>(null);
  const missing = useMissing(protocol);

  const change = (next: Answer) => {
    setAnswer(next);
    setProblem(null);
  };
  const ranking = useRanking(assignment, answer, change);

  /** Pointed out once: whoever submits the same again meant it. */
  function submit() {
    const given = withoutGaps(withoutEmptyRewrite(answer, assignment));
    const [issue] = issuesOf(given, assignment);
    if (issue) return setProblem(missing(issue.path));
    const found = findContradictions(
      given,
      protocol,
      responses.map(({ slot }) => slot),
    );
    if (found.length > 0 && JSON.stringify(found) !== JSON.stringify(contradictions))
      return setContradictions(found);
    onSubmit(given, { ...readAttention(), readToEnd: readToEnd() });
  }
  function openRewrite() {
    setRewriting(true);
    requestAnimationFrame(() => rewrite.current?.focus());
  }
  useTaskKeys({
    root,
    isPreview,
    isListening: isListening && !isSkipping,
    protocol,
    answer,
    ranking,
    change,
    rationale,
    actions: { submit, undo: onUndo, panel: onPanel, rewrite: openRewrite, skip: () => setSkipping(true) },
  });

  const hint = <TaskHint assignment={assignment} answer={answer} ranking={ranking} />;
  const Main = isPreview ? "div" : "main";
  const labels = new Map(responses.map(({ slot }, index) => [slot, labelOf(index)]));
  return (
    <div ref={root} data-task={assignment.id} className="flex min-h-0 flex-1 flex-col">
      <Main className="flex min-h-0 flex-1 flex-col gap-3 px-3 pt-3 lg:overflow-y-auto lg:px-5">
        {before && !isPreview && (
          <p
            role="status"
            className="flex flex-wrap items-center gap-3 rounded border border-warn bg-warn-soft px-3 py-1 text-sm"
          >
            {t("revising")}
            {onLeave && (
              <Button kind="quiet" onClick={onLeave}>
                {t("leave")}
              </Button>
            )}
          </p>
        )}
        <ScrollRegion
          label={t("prompt")}
          className="max-h-[38dvh] shrink-0 overflow-y-auto rounded-lg border border-line bg-paper px-4 py-3 lg:max-h-[30dvh]"
        >
          <h1 className="sr-only">{t("prompt")}</h1>
          <PromptView messages={assignment.prompt.messages} />
        </ScrollRegion>
        <ReadingTools assignment={assignment} isOn={isListening && !isSkipping && !isPreview} />
        {comparison.kind === "demonstration" ? (
          <DemonstrationEditor answer={answer} onChange={change} isMultiTurn={comparison.multiTurn} />
        ) : (
          <TaskResponses assignment={assignment} answer={answer} ranking={ranking} onChange={change} />
        )}
        {isRewriting && comparison.kind !== "demonstration" && (
          <RewritePanel
            answer={answer}
            onChange={change}
            responses={responses.map((response, index) => ({
              slot: response.slot,
              label: labelOf(index),
              text: textOfAll(response.messages),
            }))}
            isRequired={protocol.rewrite === "required"}
            field={rewrite}
          />
        )}
        <JudgmentMarks protocol={protocol} answer={answer} onChange={change} />
      </Main>
      <Dock
        protocol={protocol}
        answer={answer}
        onChange={change}
        notices={
          <Notices
            standing={comparison.kind === "pairwise" ? <Chosen protocol={protocol} answer={answer} /> : hint}
            problem={problem}
            contradictions={contradictions}
            protocol={protocol}
            labels={labels}
          />
        }
        verdict={
          comparison.kind === "ranking" && (
            <TwoScale assignment={assignment} ranking={ranking} ties={comparison.ties} />
          )
        }
        draftState={draft === "none" || before || isPreview ? "" : t(`draft.${draft}`)}
        rationale={rationale}
        actions={<TaskActions protocol={protocol} ranking={ranking} onRewrite={openRewrite} />}
        canUndo={canUndo}
        onUndo={onUndo}
        onSkip={() => setSkipping(true)}
        onSubmit={submit}
      />
      <SkipDialog
        open={isSkipping}
        onClose={() => setSkipping(false)}
        protocol={protocol}
        hasWork={hasWork(answer)}
        onSkip={(reason, note) =>
          onSubmit({ ...emptyAnswer, skip: { reason, note } }, { ...readAttention(), readToEnd: readToEnd() })
        }
      />
    </div>
  );
}
