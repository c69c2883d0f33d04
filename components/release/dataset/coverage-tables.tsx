import { useTranslations } from "next-intl";
import { type DatasetSummary, omissions } from "@/lib/domain/dataset/manifest";
import { useFigures } from "../../measure/use-figures";
import { Cell, Row, Table } from "../../ui/table";

const shown = 12;

/** Which models are in it, and how often each was chosen. */
export function ModelCoverage({ summary }: { summary: DatasetSummary }) {
  const t = useTranslations("dataset");
  const { whole, percent } = useFigures();
  if (summary.models.length === 0) return <p className="text-sm text-quiet">{t("noModels")}</p>;
  return (
    <Table caption={t("models")} head={[t("model"), t("chosen"), t("rejected"), t("chosenShare")]}>
      {summary.models.slice(0, shown).map((model) => (
        <Row key={model.name}>
          <Cell className="break-words">{model.name}</Cell>
          <Cell className="tabular-nums">{whole(model.chosen)}</Cell>
          <Cell className="tabular-nums">{whole(model.rejected)}</Cell>
          <Cell className="tabular-nums">{percent(model.chosen / (model.chosen + model.rejected))}</Cell>
        </Row>
      ))}
    </Table>
  );
}

/** Which tags and languages are in it. */
export function Balance({ summary }: { summary: DatasetSummary }) {
  const t = useTranslations("dataset");
  const { whole } = useFigures();
  const rows = [
    ...summary.tags.slice(0, shown).map(({ tag, prompts }) => ({ name: tag, prompts })),
    ...summary.languages.slice(0, shown).map(({ language, prompts }) => ({ name: language, prompts })),
  ];
  if (rows.length === 0) return null;
  return (
    <Table caption={t("balance")} head={[t("tagOrLanguage"), t("figures.prompts")]}>
      {rows.map((row) => (
        <Row key={row.name}>
          <Cell className="break-words">{row.name}</Cell>
          <Cell className="tabular-nums">{whole(row.prompts)}</Cell>
        </Row>
      ))}
    </Table>
  );
}

/** What is not in it, and why. */
export function OmissionTable({ summary }: { summary: DatasetSummary }) {
  const t = useTranslations("dataset");
  const { whole } = useFigures();
  const rows = omissions.filter((reason) => (summary.omitted[reason] ?? 0) > 0);
  if (rows.length === 0) return <p className="text-sm text-quiet">{t("nothingOmitted")}</p>;
  return (
    <Table caption={t("omitted")} head={[t("reason"), t("count")]}>
      {rows.map((reason) => (
        <Row key={reason}>
          <Cell>{t(`omissions.${reason}`)}</Cell>
          <Cell className="tabular-nums">{whole(summary.omitted[reason])}</Cell>
        </Row>
      ))}
    </Table>
  );
}
