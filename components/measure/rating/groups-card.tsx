import { useTranslations } from "next-intl";
import type { RatingView } from "@/lib/domain/api/ratings";
import { Card } from "../../ui/card";
import { Cell, Row, Table } from "../../ui/table";

/** Which models can be compared with which. */
export function GroupsCard({ figures: { components } }: { figures: RatingView }) {
  const t = useTranslations("rating");
  const model = useTranslations("measure")("model");
  return (
    <Card title={t("groups")}>
      <Table caption={t("groups")} head={[t("group"), model]}>
        {components.map((members, place) => (
          <Row key={members.join("\0")}>
            <Cell>{place + 1}</Cell>
            <Cell>{members.join(", ")}</Cell>
          </Row>
        ))}
      </Table>
      <p className="mt-3 max-w-3xl text-sm text-quiet">{t("groupHint")}</p>
    </Card>
  );
}
