"use client";

import { useLocale, useTranslations } from "next-intl";
import { useRef, useState } from "react";
import type { AssignmentView } from "@/lib/domain/api/assign";
import { type Answer, emptyAnswer } from "@/lib/domain/judgment";
import { textOfAll } from "@/lib/domain/message";
import { inLanguage } from "@/lib/domain/protocol";
import { PromptView } from "../content/prompt-view";
import { Button } from "../ui/button";
import { Kbd } from "../ui/card";
import { ScrollRegion } from "../ui/scroll-region";
import { choosePlace, issuesOf, scalePlaces, startAnswer } from "./answer-state";
import { ReadingTools } from "./compare/reading-tools";
import { useReadToEnd } from "./compare/use-read-to-end";
import { useAttention } from "./desk/use-attention";
import { useDraft } from "./desk/use-draft";
import { Scale } from "./dock/scale";
import { SkipDialog } from "./dock/skip-dialog";
import { labelOf } from "./label";
import { JudgmentMarks, ResponseMarks } from "./marks/marks";
import { RankingBoard } from "./ranking/ranking-board";
import { ResponseCard } from "./response-card";
import { useShortcuts } from "./use-shortcuts";

interface Props {
  projectId: string;
  assignment: AssignmentView;
  /** The judgment that is being revised; null for a new one. */
  before: Answer | null;
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
  isListening,
  onSubmit,
  onUndo,
  canUndo,
  onPanel,
  onLeave,
}: Props) {
  const t = useTranslations("judge");
  const locale = useLocale();
  const { protocol, responses } = assignment;
  const isPair = protocol.comparison.kind === "pairwise";
  const [answer, setAnswer] = useState<Answer>(before ?? startAnswer(assignment));
  const [isSkipping, setSkipping] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const readAttention = useAttention(assignment.id);
  const readToEnd = useReadToEnd(assignment.id, responses.length);
  const draft = useDraft(projectId, before ? null : assignment.id, answer);
  const rationale = useRef<HTMLTextAreaElement>(null);
  const board = useRef<HTMLDivElement>(null);

  const change = (next: Answer) => {
    setAnswer(next);
    setProblem(null);
  };
  function submit() {
    const [issue] = issuesOf(answer, assignment);
    if (issue) return setProblem(describe(issue.path));
    onSubmit(answer, { ...readAttention(), readToEnd: readToEnd() });
  }
  function describe(path: string): string {
    const [field = ""] = path.split(".");
    const known = [
      "tiers",
      "strength",
      "scores",
      "rationale",
      "rewrite",
      "confidence",
      "demonstration",
      "bothBad",
    ];
    if (field === "tiers" || field === "strength") return isPair ? t("missing.choice") : t("missing.ranking");
    return known.includes(field) ? t(`missing.${field}`) : t("missing.other");
  }
  const skip = (reason: string, note: string) =>
    onSubmit({ ...emptyAnswer, skip: { reason, note } }, { ...readAttention(), readToEnd: readToEnd() });

  useShortcuts(
    [
      ...scalePlaces(protocol).map((place, index) => ({
        key: String(index + 1),
        run: () => change(choosePlace(answer, place)),
      })),
      { key: "enter", run: submit },
      { key: "mod+enter", run: submit, inText: true },
      { key: "s", run: () => setSkipping(true) },
      { key: "r", run: () => rationale.current?.focus() },
      { key: "z", run: onUndo },
      { key: "?", run: () => onPanel("help") },
      { key: "h", run: () => onPanel("history") },
      { key: "g", run: () => onPanel("guidelines") },
      ...(isPair
        ? []
        : [
            {
              key: "f",
              run: () => board.current?.querySelector<HTMLElement>("[data-card]")?.focus(),
            },
          ]),
      { key: "escape", run: () => (document.activeElement as HTMLElement | null)?.blur(), inText: true },
    ],
    isListening && !isSkipping,
  );

  const labels = responses.map((response, index) => ({
    slot: response.slot,
    label: labelOf(index),
    text: textOfAll(response.messages),
  }));
  return (
    <>
      <main data-task={assignment.id} className="flex min-h-0 flex-1 flex-col gap-3 px-3 pt-3 lg:px-5">
        {before && (
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
        <ReadingTools assignment={assignment} isOn={isListening && !isSkipping} />
        {isPair ? (
          <div className="grid min-h-0 flex-1 gap-3 lg:grid-cols-2">
            {responses.map((response, index) => (
              <ResponseCard
                key={response.slot}
                response={response}
                label={labelOf(index)}
                side={index === 0 ? "first" : "second"}
                showLength={protocol.showLength}
                isScrolling
              >
                <ResponseMarks
                  protocol={protocol}
                  answer={answer}
                  onChange={change}
                  slot={response.slot}
                  label={labelOf(index)}
                />
              </ResponseCard>
            ))}
          </div>
        ) : (
          <div ref={board} className="min-h-0 flex-1 lg:overflow-y-auto lg:pe-1">
            <RankingBoard assignment={assignment} answer={answer} onChange={change} />
          </div>
        )}
      </main>
      <footer className="sticky bottom-0 mt-3 border-t border-line bg-paper px-3 py-2 lg:px-5">
        <div className="mx-auto flex max-w-6xl flex-col gap-2">
          {protocol.question && (
            <p className="text-center text-sm font-medium">{inLanguage(protocol.question, locale)}</p>
          )}
          {isPair && <Scale protocol={protocol} answer={answer} onChange={change} />}
          {protocol.comparison.kind === "ranking" && (
            <p className="text-center text-sm text-quiet">{t("rankingHint")}</p>
          )}
          <JudgmentMarks protocol={protocol} answer={answer} onChange={change} slots={labels} />
          <div className="flex flex-wrap items-center gap-2">
            {protocol.rationale !== "off" && (
              <textarea
                ref={rationale}
                rows={1}
                aria-label={t("rationale")}
                placeholder={`${t("rationale")}${protocol.rationale === "required" ? " *" : ""} (R)`}
                className="field-sizing-content max-h-32 min-h-10 min-w-48 flex-1 resize-none rounded-md border border-line-strong bg-paper px-3 py-1.5 text-base"
                value={answer.rationale}
                onChange={(event) => change({ ...answer, rationale: event.target.value })}
              />
            )}
            <div className="ms-auto flex flex-wrap items-center gap-2">
              <span className="min-w-20 text-end text-xs text-quiet">
                {draft === "none" || before ? "" : t(`draft.${draft}`)}
              </span>
              {canUndo && (
                <Button kind="quiet" onClick={onUndo}>
                  {t("undo")} <Kbd>Z</Kbd>
                </Button>
              )}
              <Button onClick={() => setSkipping(true)}>
                {t("skip")} <Kbd>S</Kbd>
              </Button>
              <Button kind="primary" onClick={submit}>
                {t("submit")} <Kbd>↵</Kbd>
              </Button>
            </div>
          </div>
          <p role="alert" className="min-h-5 text-end text-sm text-error">
            {problem}
          </p>
        </div>
      </footer>
      <SkipDialog open={isSkipping} onClose={() => setSkipping(false)} protocol={protocol} onSkip={skip} />
    </>
  );
}
