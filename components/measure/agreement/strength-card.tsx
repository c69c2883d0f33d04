import { useTranslations } from "next-intl";
import type { AgreementPartsView } from "@/lib/domain/api/agreement-parts";
import { Downloads } from "../../charts/downloads";
import { Card } from "../../ui/card";
import { ScrollRegion } from "../../ui/scroll-region";
import { How } from "../how";
import { useFigures } from "../use-figures";

/** When one annotator says "so much better", what others say of the same pair. */
export function StrengthCard({
  strengths,
  api,
}: {
  strengths: NonNullable<AgreementPartsView["strengths"]>;
  api: string;
}) {
  const t = useTranslations("annotators");
  const measure = useTranslations("measure");
  const { percent, whole, range } = useFigures();
  const { levels, counts, rows } = strengths;
  const strongest = rows.findLast((row) => row.comparisons > 0 && row.strength > 0);
  const columns = Array.from({ length: 2 * levels + 1 }, (_, at) => at - levels);
  const name = (value: number) =>
    value === 0
      ? t("strengthTie")
      : value > 0
        ? t("strengthOf", { level: value })
        : t("strengthOther", { level: -value });
  return (
    <Card
      title={
        strongest && strongest.opposite.value !== null
          ? t("strengthTitle", { level: strongest.strength, share: percent(strongest.opposite.value) })
          : t("strengths")
      }
    >
      <ScrollRegion label={t("strengths")} className="overflow-x-auto">
        <table className="border-collapse text-sm">
          <caption className="sr-only">{t("strengths")}</caption>
          <thead>
            <tr>
              <th scope="col" className="px-2 py-1 text-start font-medium text-quiet">
                {t("oneSays")}
              </th>
              {columns.map((column) => (
                <th key={column} scope="col" className="px-2 py-1 text-start font-medium text-quiet">
                  {name(column)}
                </th>
              ))}
              <th scope="col" className="px-2 py-1 text-start font-medium text-quiet">
                {t("contradicted")}
              </th>
              <th scope="col" className="px-2 py-1 text-start font-medium text-quiet">
                {measure("comparisons")}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ strength, comparisons, opposite }) => {
              const said = counts[strength + levels] ?? [];
              const all = said.reduce((sum, count) => sum + count, 0);
              return (
                <tr key={strength}>
                  <th scope="row" className="px-2 py-1 text-start font-medium whitespace-nowrap">
                    {name(strength)}
                  </th>
                  {said.map((count, at) => (
                    <td
                      key={String(columns[at])}
                      className="border border-line px-2 py-1 tabular-nums"
                      style={{
                        background: `color-mix(in srgb, var(--accent) ${all > 0 ? Math.round((40 * count) / all) : 0}%, transparent)`,
                      }}
                    >
                      {all > 0 ? percent(count / all) : "–"}
                    </td>
                  ))}
                  <td className="border border-line px-2 py-1 whitespace-nowrap tabular-nums">
                    {strength === 0
                      ? "–"
                      : `${percent(opposite.value)} (${range(percent, opposite.low, opposite.high)})`}
                  </td>
                  <td className="border border-line px-2 py-1 tabular-nums">{whole(comparisons)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </ScrollRegion>
      <p className="mt-3 text-sm text-quiet">{t("strengthHint")}</p>
      <Downloads name="strengths" hasChart={false} />
      <How
        formula="n(c, k) = Σ_u Σ_{i≠j} [s_ui = c][s_uj = k];  share = n(c, k) / Σ_k n(c, k)"
        source={{
          title: "J. Cohen, Psychological Bulletin 70 (1968)",
          url: "https://doi.org/10.1037/h0026256",
        }}
        api={api}
      >
        {t("howStrengths")}
      </How>
    </Card>
  );
}
