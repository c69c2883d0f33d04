import { useTranslations } from "next-intl";
import type { AgreementView } from "@/lib/domain/api/agreement";
import { Downloads } from "../../charts/downloads";
import { Card } from "../../ui/card";
import { Cell, Row, Table } from "../../ui/table";
import { How } from "../how";
import { useFigures } from "../use-figures";
import { useReason } from "../use-reason";

/** Every measure of agreement, each with its tie rule and the level that chance alone would reach. */
export function TieRuleCard({ figures, api }: { figures: AgreementView; api: string }) {
  const t = useTranslations("measure");
  const reasonText = useReason();
  const { percent, plain, range } = useFigures();
  const { strengths, rankings, scores } = figures;
  const shares = [
    [t("agreementTies"), figures.tiesKept],
    [t("agreementNoTies"), figures.tiesDropped],
    [t("agreementHalf"), figures.tiesHalf],
  ] as const;
  // W of rankings at random depends on how many there are of each prompt.
  const concordance = t("kendallW", { prompts: rankings?.kendallW.prompts ?? 0 });
  const coefficients = [
    [t("alpha"), figures.alpha],
    ...(strengths
      ? ([
          [t("strengthOrdinal"), { ...strengths.ordinal, low: null, high: null }],
          [t("strengthInterval"), { ...strengths.interval, low: null, high: null }],
        ] as const)
      : []),
    ...(rankings
      ? ([
          [t("tauB", { prompts: rankings.tauB.prompts }), { ...rankings.tauB, reason: "no_pairs" }],
          [
            t("kendallW", { prompts: rankings.kendallW.prompts }),
            { ...rankings.kendallW, reason: "no_pairs" },
          ],
        ] as const)
      : []),
    ...scores.flatMap(
      (score) =>
        [
          [
            t("scoreAlpha", { attribute: score.attribute, items: score.sharedItems }),
            { ...score.alphaOrdinal, low: null, high: null },
          ],
          [
            t("scoreIcc", { attribute: score.attribute, items: score.iccItems }),
            { ...score.iccSingle, low: null, high: null },
          ],
        ] as const,
    ),
  ] as const;
  return (
    <Card title={t("measures")}>
      <Table caption={t("measures")} head={[t("measure"), t("value"), t("interval"), t("byChance")]}>
        {shares.map(([name, share]) => (
          <Row key={name}>
            <Cell>{name}</Cell>
            <Cell className="font-medium">
              {share.value === null ? reasonText(share.reason) : percent(share.value)}
            </Cell>
            <Cell>{range(percent, share.low, share.high)}</Cell>
            <Cell>{percent(share.chance)}</Cell>
          </Row>
        ))}
        {coefficients.map(([name, figure]) => (
          <Row key={name}>
            <Cell>{name}</Cell>
            <Cell className="font-medium">
              {figure.value === null ? reasonText(figure.reason) : plain(figure.value)}
            </Cell>
            <Cell>{range(plain, figure.low, figure.high)}</Cell>
            <Cell>{name === concordance ? "–" : plain(0)}</Cell>
          </Row>
        ))}
      </Table>
      <p className="mt-3 text-sm text-quiet">
        {t("units", {
          units: figures.units,
          annotators: figures.annotators.length,
          comparisons: figures.comparisons,
        })}
      </p>
      <Downloads name="agreement" hasChart={false} />
      <How
        formula="α = 1 − D_o / D_e;  R = Σ same / Σ pairs;  Var(R) = C/(C−1) Σ_c (same_c − R pairs_c)² / (Σ pairs)²"
        source={{
          title: "K. Krippendorff, Computing Krippendorff’s alpha-reliability (2011)",
          url: "https://www.asc.upenn.edu/sites/default/files/2021-03/Computing%20Krippendorff%27s%20Alpha-Reliability.pdf",
        }}
        api={api}
      >
        {t("howAgreement")}
      </How>
    </Card>
  );
}
