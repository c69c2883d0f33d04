import { useTranslations } from "next-intl";
import type { AgreementPartsView } from "@/lib/domain/api/agreement-parts";
import { Downloads } from "../../charts/downloads";
import { Card } from "../../ui/card";
import { Cell, Row, Table } from "../../ui/table";
import { How } from "../how";
import { useFigures } from "../use-figures";

/** Agreement on each of the protocol's attributes. */
export function ScoreCard({
  attributes,
  api,
}: {
  attributes: AgreementPartsView["attributes"];
  api: string;
}) {
  const t = useTranslations("annotators");
  const measure = useTranslations("measure");
  const { percent, whole, range } = useFigures();
  const shared = attributes.filter((one) => one.comparisons > 0);
  if (shared.length === 0) return null;
  const lowest = [...shared].sort((a, b) => (a.same.value ?? 0) - (b.same.value ?? 0))[0];
  return (
    <Card
      title={
        shared.length > 1 && lowest
          ? t("scoresTitle", { attribute: lowest.attribute, share: percent(lowest.same.value) })
          : t("scores")
      }
    >
      <Table
        caption={t("scores")}
        head={[
          t("attribute"),
          t("sameScore"),
          measure("interval"),
          measure("byChance"),
          t("withinOne"),
          measure("byChance"),
          measure("comparisons"),
        ]}
      >
        {shared.map(({ attribute, same, withinOne, comparisons }) => (
          <Row key={attribute}>
            <Cell>{attribute}</Cell>
            <Cell className="font-medium">{percent(same.value)}</Cell>
            <Cell>{range(percent, same.low, same.high)}</Cell>
            <Cell>{percent(same.chance)}</Cell>
            <Cell>{percent(withinOne.value)}</Cell>
            <Cell>{percent(withinOne.chance)}</Cell>
            <Cell>{whole(comparisons)}</Cell>
          </Row>
        ))}
      </Table>
      <Downloads name="agreement-by-attribute" hasChart={false} />
      <How
        source={{
          title: "W. G. Cochran, Sampling Techniques (1977), 6.3",
          url: "https://www.wiley.com/en-us/Sampling+Techniques%2C+3rd+Edition-p-9780471162407",
        }}
        api={api}
      >
        {t("howScores")}
      </How>
    </Card>
  );
}
