import { useFormatter, useTranslations } from "next-intl";
import type { TaskJudgments } from "@/lib/domain/api/task-judgments";
import { Messages } from "../../content/messages";
import { PromptView } from "../../content/prompt-view";
import { ButtonLink } from "../../ui/button";
import { Badge, Card, PageHeader } from "../../ui/card";
import { AskButton } from "./ask-button";
import { GoldButton } from "./gold-button";

/** One task: the prompt, the responses, and everything that was said of them. */
export function TaskPage({
  projectId,
  task,
  mayPlan,
}: {
  projectId: string;
  task: TaskJudgments;
  mayPlan: boolean;
}) {
  const t = useTranslations("annotators");
  return (
    <>
      <PageHeader title={t("taskTitle", { judged: task.judgments.length })}>
        <ButtonLink href={`/projects/${projectId}/agreement`}>{t("backToAgreement")}</ButtonLink>
        {mayPlan && task.canAskAgain && <AskButton projectId={projectId} taskId={task.taskId} />}
      </PageHeader>
      <p className="mb-4 text-sm text-quiet">
        {t(task.overlap === 0 ? "taskImported" : "taskState", {
          judged: task.judged,
          overlap: task.overlap,
          open: task.openSlots,
        })}
      </p>
      <div className="flex flex-col gap-6">
        <Card title={t("prompt")}>
          <PromptView messages={task.prompt} />
        </Card>
        <div className="grid gap-4 md:grid-cols-2">
          {task.responses.map((response) => (
            <Card key={response.slot} title={t("response", { slot: response.slot, model: response.model })}>
              <Messages messages={response.messages} />
            </Card>
          ))}
        </div>
        <section aria-label={t("judgments")} className="flex flex-col gap-3">
          <h2 className="text-lg font-semibold">{t("judgments")}</h2>
          {task.judgments.length === 0 && <p className="text-quiet">{t("noJudgments")}</p>}
          {task.judgments.map((judgment) => (
            <Judgment
              key={judgment.id}
              projectId={projectId}
              task={task}
              judgment={judgment}
              mayPlan={mayPlan}
            />
          ))}
        </section>
      </div>
    </>
  );
}

function Judgment({
  projectId,
  task,
  judgment,
  mayPlan,
}: {
  projectId: string;
  task: TaskJudgments;
  judgment: TaskJudgments["judgments"][number];
  mayPlan: boolean;
}) {
  const t = useTranslations("annotators");
  const format = useFormatter();
  const isGold = task.goldJudgmentId === judgment.id;
  const scores = Object.entries(judgment.scores).flatMap(([slot, given]) =>
    Object.entries(given).map(([attribute, value]) => t("scoreOf", { slot, attribute, value })),
  );
  const facts = [
    judgment.strength !== null && judgment.strength > 0 && t("strengthOf", { level: judgment.strength }),
    judgment.bothBad && t("bothBad"),
    judgment.confidence !== null && t("confidenceOf", { value: judgment.confidence }),
    judgment.shown && t("shownAs", { order: judgment.shown.join(", ") }),
    judgment.guidelineVersion !== null && t("underVersion", { version: judgment.guidelineVersion }),
    ...scores,
  ].filter((fact): fact is string => typeof fact === "string");
  return (
    <Card>
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0">
          <p className="flex flex-wrap items-center gap-2 font-medium">
            <a className="underline" href={`/projects/${projectId}/annotators/${judgment.annotatorId}`}>
              {judgment.annotator}
            </a>
            {judgment.annotatorKind === "model" && <Badge>{t("aModel")}</Badge>}
            {isGold && <Badge tone="good">{t("gold")}</Badge>}
          </p>
          <p className="mt-1 text-lg">
            {judgment.skipReason
              ? t("skipped", { reason: judgment.skipReason })
              : judgment.tiers.map((tier) => tier.join(" = ")).join(" > ") || "–"}
          </p>
          {judgment.rationale && <blockquote className="mt-2 wrap-anywhere">{judgment.rationale}</blockquote>}
          <p className="mt-2 text-sm text-quiet">
            {[
              format.dateTime(new Date(judgment.createdAt), { dateStyle: "medium", timeStyle: "short" }),
              ...facts,
            ].join(" · ")}
          </p>
        </div>
        {mayPlan && !judgment.skipReason && (
          <GoldButton projectId={projectId} taskId={task.taskId} judgmentId={judgment.id} isGold={isGold} />
        )}
      </div>
    </Card>
  );
}
