"use client";

import { useTranslations } from "next-intl";
import type { AssignmentView } from "@/lib/domain/api/assign";
import type { Answer } from "@/lib/domain/judgment";
import { classNames } from "../ui/class-names";
import { labelOf } from "./label";
import { ResponseMarks } from "./marks/response-marks";
import { RankingBoard, ResponseGrid } from "./ranking/ranking-board";
import { TwoView } from "./ranking/two-view";
import type { Ranking } from "./ranking/use-ranking";
import { ResponseCard } from "./response-card";

/** The responses of a task, as its comparison lays them out. */
export function TaskResponses({
  assignment,
  answer,
  ranking,
  onChange,
}: {
  assignment: AssignmentView;
  answer: Answer;
  ranking: Ranking;
  onChange: (answer: Answer) => void;
}) {
  const t = useTranslations("judge");
  const { protocol, responses } = assignment;
  const given = { assignment, answer, onChange };
  if (protocol.comparison.kind === "rating") return <ResponseGrid {...given} ranking={null} />;
  if (protocol.comparison.kind === "ranking")
    return (
      <div className="flex min-h-0 flex-1 flex-col lg:min-h-80">
        <RankingBoard assignment={assignment} answer={answer} ranking={ranking}>
          {ranking.pair ? (
            <TwoView {...given} ranking={ranking} />
          ) : (
            <div className="min-h-0 flex-1 lg:overflow-y-auto lg:p-1">
              <ResponseGrid {...given} ranking={ranking} />
            </div>
          )}
        </RankingBoard>
      </div>
    );
  const hasMarks =
    protocol.attributes.length > 0 || protocol.flags.some((flag) => flag.target === "response");
  return (
    <section
      aria-label={t("responses")}
      className={classNames(
        "grid min-h-0 flex-1 gap-3 lg:grid-cols-2 lg:grid-rows-[minmax(0,1fr)]",
        // Below this the text would have no room beside its marks: the page scrolls instead.
        hasMarks ? "lg:min-h-[28rem]" : "lg:min-h-80",
      )}
    >
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
            onChange={onChange}
            slot={response.slot}
            label={labelOf(index)}
            isScrolling
          />
        </ResponseCard>
      ))}
    </section>
  );
}
