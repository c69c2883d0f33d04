import { useTranslations } from "next-intl";
import type { AgreementView } from "@/lib/domain/api/agreement";
import { Card } from "../../ui/card";
import { ScrollRegion } from "../../ui/scroll-region";
import { Cell, Row, Table } from "../../ui/table";
import { How } from "../how";
import { useFigures } from "../use-figures";

/** Annotators up to which a matrix can be read; beyond, the pairs are listed, the lowest first. */
const widest = 20;
const listed = 50;

/** Annotator by annotator: raw agreement in each cell, darker where higher; Cohen's κ in the list. */
export function JudgeMatrix({ figures, api }: { figures: AgreementView; api: string }) {
  const t = useTranslations("measure");
  const { percent, plain, whole, range } = useFigures();
  const { pairs } = figures;
  const names = [...new Set(pairs.flatMap(({ a, b }) => [a, b]))];
  if (names.length < 2) return null;
  const at = new Map(
    pairs.flatMap((pair) => [
      [`${pair.a}\0${pair.b}`, pair] as const,
      [`${pair.b}\0${pair.a}`, pair] as const,
    ]),
  );
  const lowest = [...pairs].sort((x, y) => (x.kappa.value ?? 2) - (y.kappa.value ?? 2)).slice(0, listed);
  return (
    <Card title={t("matrix")}>
      {names.length <= widest && (
        <ScrollRegion label={t("matrix")} className="overflow-x-auto">
          <table className="border-collapse text-sm">
            <caption className="sr-only">{t("matrix")}</caption>
            <thead>
              <tr>
                <th scope="col" className="px-2 py-1 text-start font-medium text-quiet">
                  {t("agreementTies")}
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
                    const pair = at.get(`${row}\0${column}`);
                    const value = pair?.tiesKept.value ?? null;
                    const tint = value === null ? 0 : Math.round(value * 32);
                    return (
                      <td
                        key={column}
                        className="border border-line px-2 py-1 whitespace-nowrap"
                        style={{ background: `color-mix(in srgb, var(--accent) ${tint}%, transparent)` }}
                      >
                        {row === column ? "" : percent(value)}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
      <h3 className="mt-5 mb-1 font-medium">{t("lowestPairs")}</h3>
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
        {lowest.map((pair) => (
          <Row key={`${pair.a}\0${pair.b}`}>
            <Cell>{t("pairOf", { a: pair.a, b: pair.b })}</Cell>
            <Cell className="font-medium">{plain(pair.kappa.value)}</Cell>
            <Cell>{range(plain, pair.kappa.low, pair.kappa.high)}</Cell>
            <Cell>{plain(pair.gwet.value)}</Cell>
            <Cell>{percent(pair.tiesKept.value)}</Cell>
            <Cell>{percent(pair.tiesKept.chance)}</Cell>
            <Cell>{whole(pair.units)}</Cell>
          </Row>
        ))}
      </Table>
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
