import { useTranslations } from "next-intl";
import type { RatingView } from "@/lib/domain/api/ratings";
import { Downloads } from "../../charts/downloads";
import { HeatMap } from "../../charts/heat-map";
import { Card } from "../../ui/card";
import { ScrollRegion } from "../../ui/scroll-region";
import { How } from "../how";
import { MatrixName } from "../matrix-name";
import { useFigures } from "../use-figures";

/** Models up to which a matrix can be read in figures; of more, the best ones, and a picture of all. */
const widest = 12;
const mostPictured = 120;

/** How often each model beats each other: as judged, and as the ratings expect. */
export function WinMatrix({ figures, api }: { figures: RatingView; api: string }) {
  const t = useTranslations("measure");
  const own = useTranslations("rating");
  const { percent } = useFigures();
  const all = figures.models.slice(0, mostPictured).map((model) => model.model);
  const names = all.slice(0, widest);
  const isLarge = all.length > widest;
  const at = new Map(
    figures.pairs.flatMap((pair) => [
      [`${pair.a}\0${pair.b}`, pair] as const,
      [
        `${pair.b}\0${pair.a}`,
        { observed: 1 - pair.observed, expected: pair.expected === null ? null : 1 - pair.expected },
      ] as const,
    ]),
  );
  const [best] = figures.models;
  const played = best ? best.wins + best.losses + best.ties : 0;
  const title =
    best && played > 0
      ? own("wins", { best: best.model, share: percent((best.wins + best.ties / 2) / played) })
      : t("winMatrix");
  return (
    <Card title={title}>
      {isLarge && (
        <>
          <ScrollRegion label={t("winMatrix")} className="overflow-x-auto">
            <HeatMap
              title={own("matrixDescription", { models: all.length })}
              names={all}
              shareOf={(row, column) => at.get(`${row}\0${column}`)?.observed ?? null}
            />
          </ScrollRegion>
          <p className="my-3 text-sm text-quiet">{own("winsLegend")}</p>
          <h3 className="mb-2 font-medium">{own("matrixTable", { shown: names.length })}</h3>
        </>
      )}
      <ScrollRegion label={own("matrixTable", { shown: names.length })} className="overflow-x-auto">
        <table className="border-collapse text-sm">
          <caption className="sr-only">{t("winMatrix")}</caption>
          <thead>
            <tr>
              <th scope="col" className="px-2 py-1 text-start font-medium text-quiet">
                {t("model")}
              </th>
              {names.map((name) => (
                <th key={name} scope="col" className="px-2 py-1 text-start align-bottom font-medium">
                  <MatrixName name={name} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {names.map((row) => (
              <tr key={row}>
                <th scope="row" className="sticky start-0 bg-paper px-2 py-1 text-start font-medium">
                  <MatrixName name={row} />
                </th>
                {names.map((column) => {
                  const cell = at.get(`${row}\0${column}`);
                  const tint = cell ? Math.round(Math.abs(cell.observed - 0.5) * 48) : 0;
                  const side = cell && cell.observed >= 0.5 ? "--side-a" : "--side-b";
                  return (
                    <td
                      key={column}
                      className="border border-line px-2 py-1 whitespace-nowrap"
                      style={{ background: `color-mix(in srgb, var(${side}) ${tint}%, transparent)` }}
                    >
                      {row === column || !cell
                        ? ""
                        : t("winCell", {
                            observed: percent(cell.observed),
                            expected: percent(cell.expected),
                          })}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <p className="mt-3 text-sm text-quiet">{t("winHint")}</p>
      <Downloads name="wins" hasChart={isLarge} />
      <How
        formula="observed = (wins + ties / 2) / n;  expected = Σ P(row’s model scores) / n"
        source={{
          title: "R. A. Bradley, M. E. Terry, Biometrika 39 (1952)",
          url: "https://doi.org/10.1093/biomet/39.3-4.324",
        }}
        api={api}
      >
        {own("howWins")}
      </How>
    </Card>
  );
}
