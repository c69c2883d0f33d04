import { useTranslations } from "next-intl";
import type { ImportView } from "@/lib/domain/api/ingest";
import { Cell, Row, Table } from "../ui/table";

export function ProblemTable({ problems }: { problems: ImportView["firstProblems"] }) {
  const t = useTranslations("ingest");
  return (
    <Table caption={t("problems")} head={[t("file"), t("line"), t("field"), t("found"), t("expected")]}>
      {problems.map((problem, index) => (
        <Row key={`${problem.file}:${problem.line}:${String(index)}`}>
          <Cell className="break-all">{problem.file}</Cell>
          <Cell>{problem.line}</Cell>
          <Cell>{problem.field || "–"}</Cell>
          <Cell className="break-all">{problem.found}</Cell>
          <Cell>{problem.expected}</Cell>
        </Row>
      ))}
    </Table>
  );
}
