import { useTranslations } from "next-intl";
import { Card } from "../../ui/card";
import { Cell, Row, Table } from "../../ui/table";

/** What other teams reported of their own data, as they reported it. */
const published = [
  {
    key: "instructTraining",
    figure: "72.6 ± 1.5 %",
    paper: "arXiv 2203.02155",
    url: "https://arxiv.org/abs/2203.02155",
  },
  {
    key: "instructHeldOut",
    figure: "77.3 ± 1.3 %",
    paper: "arXiv 2203.02155",
    url: "https://arxiv.org/abs/2203.02155",
  },
  { key: "hh", figure: "≈ 63 %", paper: "arXiv 2204.05862", url: "https://arxiv.org/abs/2204.05862" },
  { key: "mtBenchTies", figure: "63 %", paper: "arXiv 2306.05685", url: "https://arxiv.org/abs/2306.05685" },
  {
    key: "mtBenchNoTies",
    figure: "81 %",
    paper: "arXiv 2306.05685",
    url: "https://arxiv.org/abs/2306.05685",
  },
] as const;

/** A yardstick, not a target: other prompts, other people, other tie rules. */
export function PublishedCard() {
  const t = useTranslations("measure.published");
  return (
    <Card title={t("title")}>
      <Table caption={t("title")} head={[t("who"), t("reported"), t("source")]}>
        {published.map(({ key, figure, paper, url }) => (
          <Row key={key}>
            <Cell>{t(key)}</Cell>
            <Cell className="whitespace-nowrap">{figure}</Cell>
            <Cell>
              <a className="underline" href={url} rel="noreferrer" target="_blank">
                {paper}
              </a>
            </Cell>
          </Row>
        ))}
      </Table>
      <p className="mt-3 text-sm text-quiet">{t("hint")}</p>
    </Card>
  );
}
