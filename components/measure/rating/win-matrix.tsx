import { useTranslations } from "next-intl";
import type { RatingView } from "@/lib/domain/api/ratings";
import { Downloads } from "../../charts/downloads";
import { Card } from "../../ui/card";
import { ScrollRegion } from "../../ui/scroll-region";
import { useFigures } from "../use-figures";

/** Models up to which a matrix can be read; beyond, the best ones. */
const widest = 16;

/** How often each model beats each other: as judged, and as the ratings expect. */
export function WinMatrix({ figures }: { figures: RatingView }) {
  const t = useTranslations("measure");
  const { percent } = useFigures();
  const names = figures.models.slice(0, widest).map((model) => model.model);
  const at = new Map(
    figures.pairs.flatMap((pair) => [
      [`${pair.a}\0${pair.b}`, pair] as const,
      [
        `${pair.b}\0${pair.a}`,
        { observed: 1 - pair.observed, expected: pair.expected === null ? null : 1 - pair.expected },
      ] as const,
    ]),
  );
  return (
    <Card title={t("winMatrix")}>
      <ScrollRegion label={t("winMatrix")} className="overflow-x-auto">
        <table className="border-collapse text-sm">
          <caption className="sr-only">{t("winMatrix")}</caption>
          <thead>
            <tr>
              <th scope="col" className="px-2 py-1 text-start font-medium text-quiet">
                {t("model")}
              </th>
              {names.map((name) => (
                <th key={name} scope="col" className="px-2 py-1 text-start font-medium whitespace-nowrap">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {names.map((row) => (
              <tr key={row}>
                <th scope="row" className="px-2 py-1 text-start font-medium whitespace-nowrap">
                  {row}
                </th>
                {names.map((column) => {
                  const cell = at.get(`${row}\0${column}`);
                  const tint = cell ? Math.round(cell.observed * 32) : 0;
                  return (
                    <td
                      key={column}
                      className="border border-line px-2 py-1 whitespace-nowrap"
                      style={{ background: `color-mix(in srgb, var(--accent) ${tint}%, transparent)` }}
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
      <Downloads name="wins" hasChart={false} />
    </Card>
  );
}
