import { useFormatter, useTranslations } from "next-intl";
import type { AgreementView } from "@/lib/domain/api/agreement";
import { Card } from "../../ui/card";
import { classNames } from "../../ui/class-names";
import { ScrollRegion } from "../../ui/scroll-region";
import { Cell, Row, Table } from "../../ui/table";
import { Behind } from "../behind";
import { How } from "../how";
import { MatrixName } from "../matrix-name";
import { useFigures } from "../use-figures";
import { few } from "./parts-card";

/** As many annotators as a matrix can show and still be read: those with most comparisons. */
const widest = 20;
const [listed, folded] = [10, 100];

/** Annotator by annotator: raw agreement in each cell, darker where higher; Cohen's κ in the list. */
export function JudgeMatrix({ figures, api }: { figures: AgreementView; api: string }) {
  const t = useTranslations("measure");
  const own = useTranslations("annotators");
  const format = useFormatter();
  const short = (value: number) => format.number(value, { style: "percent", maximumFractionDigits: 0 });
  const { pairs } = figures;
  const busiest = figures.annotators
    .filter((one) => one.comparisons > 0)
    .sort((a, b) => b.comparisons - a.comparisons);
  // Whoever agrees most stands first: those who differ gather at the end.
  const names = busiest
    .slice(0, widest)
    .sort((a, b) => (b.tiesKept.value ?? 0) - (a.tiesKept.value ?? 0))
    .map((one) => one.name);
  if (names.length < 2) return null;
  const at = new Map(
    pairs.flatMap((pair) => [
      [`${pair.a}\0${pair.b}`, pair] as const,
      [`${pair.b}\0${pair.a}`, pair] as const,
    ]),
  );
  // Of pairs who share hardly anything, κ is noise: they come last, those who share most first.
  const lowest = [...pairs]
    .sort((x, y) => {
      const areFew = [x.units < few, y.units < few] as const;
      if (areFew[0] !== areFew[1]) return Number(areFew[0]) - Number(areFew[1]);
      return areFew[0] ? y.units - x.units : (x.kappa.value ?? 2) - (y.kappa.value ?? 2);
    })
    .slice(0, folded);
  return (
    <Card title={t("matrix")}>
      {busiest.length > widest && (
        <p className="mb-2 text-sm text-quiet">{t("matrixOf", { shown: widest, count: busiest.length })}</p>
      )}
      <ScrollRegion label={t("matrix")} className="overflow-x-auto">
        <table className="border-collapse text-sm">
          <caption className="sr-only">{t("matrix")}</caption>
          <thead>
            <tr>
              <th
                scope="col"
                className="sticky start-0 max-w-28 bg-paper px-2 py-1 text-start font-medium text-quiet sm:max-w-60"
              >
                {t("agreementTies")}
              </th>
              {names.map((name, place) => (
                <th
                  key={name}
                  scope="col"
                  title={name}
                  className="px-1 py-1 text-center font-medium text-quiet"
                >
                  <span aria-hidden="true">{place + 1}</span>
                  <span className="sr-only">{name}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {names.map((row, place) => (
              <tr key={row}>
                <th scope="row" className="sticky start-0 bg-paper px-2 py-1 text-start font-medium">
                  <MatrixName name={`${place + 1} ${row}`} />
                </th>
                {names.map((column) => {
                  const pair = at.get(`${row}\0${column}`);
                  const value = pair?.tiesKept.value ?? null;
                  const isFew = !pair || pair.units < few;
                  const tint = value === null ? 0 : Math.round(value * (isFew ? 8 : 32));
                  return (
                    <td
                      key={column}
                      className={classNames(
                        "border border-line px-1 py-1 text-center whitespace-nowrap tabular-nums",
                        pair && pair.units < few && "text-quiet",
                      )}
                      style={{ background: `color-mix(in srgb, var(--accent) ${tint}%, transparent)` }}
                    >
                      {row === column || value === null ? "" : short(value)}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <p className="mt-2 text-sm text-quiet">{t("matrixHint", { few })}</p>
      <h3 className="mt-5 mb-1 font-medium">{t("lowestPairs")}</h3>
      <PairTable pairs={lowest.slice(0, listed)} />
      {lowest.length > listed && (
        <Behind title={own("morePairs", { count: lowest.length - listed })}>
          <PairTable pairs={lowest.slice(listed)} />
        </Behind>
      )}
      {figures.pairsLeftOut > 0 && (
        <p className="mt-3 text-sm text-quiet">{t("pairsLeftOut", { count: figures.pairsLeftOut })}</p>
      )}
      <How
        formula="κ = (p_o − p_e)/(1 − p_e),  p_e = Σ_k p_k. p_.k"
        source={{
          title: "J. L. Fleiss, J. Cohen, B. S. Everitt, Psychological Bulletin 72 (1969)",
          url: "https://doi.org/10.1037/h0028106",
        }}
        api={api}
      >
        {t("howPairs")}
      </How>
    </Card>
  );
}

/** Pairs of annotators with κ and its interval. */
function PairTable({ pairs }: { pairs: AgreementView["pairs"] }) {
  const t = useTranslations("measure");
  const { percent, plain, whole, range } = useFigures();
  return (
    <Table
      caption={t("lowestPairs")}
      head={[
        t("annotators"),
        t("cohen"),
        t("interval"),
        t("gwet"),
        t("agreementTies"),
        t("byChance"),
        t("comparisons"),
      ]}
    >
      {pairs.map((pair) => (
        <Row key={`${pair.a}\0${pair.b}`}>
          <Cell>{t("pairOf", { a: pair.a, b: pair.b })}</Cell>
          <Cell className={classNames("font-medium", pair.units < few && "text-quiet")}>
            {plain(pair.kappa.value)}
          </Cell>
          <Cell>{range(plain, pair.kappa.low, pair.kappa.high)}</Cell>
          <Cell>{plain(pair.gwet.value)}</Cell>
          <Cell>{percent(pair.tiesKept.value)}</Cell>
          <Cell>{percent(pair.tiesKept.chance)}</Cell>
          <Cell>{whole(pair.units)}</Cell>
        </Row>
      ))}
    </Table>
  );
}
