import Link from "next/link";
import { useTranslations } from "next-intl";
import type { Dispute } from "@/lib/domain/api/agreement-parts";
import { Cell, Row, Table } from "../../ui/table";
import { AskButton } from "../task/ask-button";
import { useFigures } from "../use-figures";

/** Tasks whose annotators disagree, each one click from who said what and from one more opinion. */
export function DisputeList({
  projectId,
  rows,
  mayAsk,
}: {
  projectId: string;
  rows: readonly Dispute[];
  mayAsk: boolean;
}) {
  const t = useTranslations("annotators");
  const { percent, whole } = useFigures();
  return (
    <Table
      caption={t("disputes")}
      head={[t("prompt"), t("disagreement"), t("people"), t("next")].slice(0, mayAsk ? 4 : 3)}
    >
      {rows.map((row) => (
        <Row key={row.taskId}>
          <Cell className="min-w-64 wrap-anywhere">
            <Link className="underline" href={`/projects/${projectId}/tasks/${row.taskId}`}>
              {row.promptText || t("noText")}
            </Link>
          </Cell>
          <Cell className="font-medium">{percent(row.disagreement)}</Cell>
          <Cell>{whole(row.annotators)}</Cell>
          {mayAsk && (
            <Cell>
              <AskButton projectId={projectId} taskId={row.taskId} />
            </Cell>
          )}
        </Row>
      ))}
    </Table>
  );
}
