import { useTranslations } from "next-intl";
import type { RatingResult, RatingView } from "@/lib/domain/api/ratings";
import { Downloads } from "../../charts/downloads";
import { Card } from "../../ui/card";
import { Cell, Row, Table } from "../../ui/table";
import { How } from "../how";
import { useFigures } from "../use-figures";

const level = 0.05;

/** Three models that beat each other in a circle: what no scale can say, with its evidence. */
export function CyclesCard({
  cycles: { shown, found, triples },
  cluster,
  api,
}: {
  cycles: RatingView["cycles"];
  cluster: RatingResult["cluster"];
  api: string;
}) {
  const t = useTranslations("rating");
  const { plain } = useFigures();
  const small = (p: number) => (p < 0.001 ? "< 0.001" : plain(p));
  const [surest] = shown;
  const [a, b, c] = surest?.edges.map((edge) => edge.winner) ?? [];
  const sure = shown.filter((cycle) => cycle.corrected <= level).length;
  return (
    <Card title={a && b && c && sure > 0 ? t("cycles", { a, b, c }) : t("cyclesNone")}>
      <p className="max-w-3xl">
        {found === 0 ? t("cyclesFew", { triples }) : t("cyclesTold", { triples, found, sure })}
      </p>
      {shown.length > 0 && (
        <>
          <Table
            caption={t("cyclesNone")}
            head={[t("winner"), t("loser"), t("votesOf", { cluster }), t("p"), t("corrected")]}
          >
            {shown.flatMap((cycle) =>
              cycle.edges.map((edge, place) => (
                <Row key={`${cycle.edges[0]?.winner}\0${edge.winner}\0${edge.loser}`}>
                  <Cell>{edge.winner}</Cell>
                  <Cell>{edge.loser}</Cell>
                  <Cell>{`${edge.votesFor} : ${edge.votesAgainst}`}</Cell>
                  <Cell>{small(edge.p)}</Cell>
                  <Cell>{place === 0 ? small(cycle.corrected) : ""}</Cell>
                </Row>
              )),
            )}
          </Table>
          <Downloads name="cycles" hasChart={false} />
        </>
      )}
      <How
        formula="p = P(X ≥ for), X ~ Bin(for + against, ½);  p_cycle = max p;  corrected = min(1, 2 · trios · p_cycle)"
        source={{
          title: "M. G. Kendall, B. Babington Smith, Biometrika 31 (1940)",
          url: "https://doi.org/10.1093/biomet/31.3-4.324",
        }}
        api={api}
      >
        {t("howCycles")}
      </How>
    </Card>
  );
}
