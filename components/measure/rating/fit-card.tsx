import { useTranslations } from "next-intl";
import type { RatingView } from "@/lib/domain/api/ratings";
import { Downloads } from "../../charts/downloads";
import { Card } from "../../ui/card";
import { Cell, Row, Table } from "../../ui/table";
import { How } from "../how";
import { useFigures } from "../use-figures";

const shown = 10;

/** The pairs of models that contradict a single scale most. */
export function FitCard({ figures, api }: { figures: RatingView; api: string }) {
  const t = useTranslations("measure");
  const own = useTranslations("rating");
  const { percent, plain, whole } = useFigures();
  const fitted = figures.pairs.filter((pair) => pair.residual !== null);
  const worst = fitted.slice(0, shown);
  // Two models are fitted exactly, whatever was judged.
  if (fitted.length < 3) return null;
  const beyond = fitted.filter((pair) => Math.abs(pair.residual ?? 0) > 2).length;
  // Of a normal residual, 4.6 % lie beyond 2.
  const chance = Math.round(fitted.length * 0.046);
  return (
    <Card title={beyond === 0 ? own("misfitNone") : own("misfit", { count: beyond, chance })}>
      <Table
        caption={t("fit")}
        head={[t("pair"), t("observed"), t("expected"), t("residual"), t("wins"), t("losses"), t("ties")]}
      >
        {worst.map((pair) => (
          <Row key={`${pair.a}\0${pair.b}`}>
            <Cell>{own("misfitTie", { a: pair.a, b: pair.b })}</Cell>
            <Cell>{percent(pair.observed)}</Cell>
            <Cell>{percent(pair.expected)}</Cell>
            <Cell className="font-medium">{plain(pair.residual)}</Cell>
            <Cell>{whole(pair.wins)}</Cell>
            <Cell>{whole(pair.losses)}</Cell>
            <Cell>{whole(pair.ties)}</Cell>
          </Row>
        ))}
      </Table>
      <p className="mt-3 text-sm text-quiet">{t("fitHint")}</p>
      <Downloads name="fit" hasChart={false} />
      <How
        formula="z = (o − e) / √(e (1 − e) / n)"
        source={{
          title: "A. Agresti, Categorical Data Analysis (2013), 11.6",
          url: "https://www.wiley.com/en-us/Categorical+Data+Analysis%2C+3rd+Edition-p-9780470463635",
        }}
        api={api}
      >
        {t("fitHint")}
      </How>
    </Card>
  );
}
