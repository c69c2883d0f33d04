import { useTranslations } from "next-intl";
import { clusters, intervalKinds, type RatingResult, styleChoices, tieRules } from "@/lib/domain/api/ratings";
import { Choice } from "../choice";

/** All that decides the ratings on the page. Each stands in the page's address. */
export function RatingChoices({ result }: { result: RatingResult }) {
  const t = useTranslations("measure");
  const own = useTranslations("rating");
  const { figures, judges, ties, cluster, orderEffect, style, intervals, tag } = result;
  const tags = figures?.tags ?? [];
  const isKnown = tag === "" || tags.some((one) => one.tag === tag);
  return (
    <div className="grid grid-cols-2 gap-4 md:grid-cols-4">
      <Choice
        name="judges"
        label={t("judges")}
        value={judges}
        options={(["human", "machine", "all"] as const).map((value) => ({
          value,
          label: t(`judgeKinds.${value}`),
        }))}
      />
      <Choice
        name="ties"
        label={t("tieRule")}
        value={ties}
        options={tieRules.map((value) => ({ value, label: t(`tieRules.${value}`) }))}
      />
      <Choice
        name="style"
        label={own("adjustFor")}
        value={style}
        options={styleChoices.map((value) => ({ value, label: own(`styles.${value}`) }))}
      />
      <Choice
        name="orderEffect"
        label={t("orderEffect")}
        value={orderEffect ? "true" : "false"}
        options={(["false", "true"] as const).map((value) => ({ value, label: t(`orderKinds.${value}`) }))}
      />
      <Choice
        name="cluster"
        label={t("clusterBy")}
        value={cluster}
        options={clusters.map((value) => ({ value, label: t(`clusterKinds.${value}`) }))}
      />
      <Choice
        name="intervals"
        label={own("intervalsBy")}
        value={intervals}
        options={intervalKinds.map((value) => ({ value, label: own(`intervalKinds.${value}`) }))}
      />
      {(tags.length > 0 || !isKnown) && (
        <Choice
          name="tag"
          label={own("tag")}
          value={tag}
          options={[
            { value: "", label: own("allTags") },
            ...(isKnown ? [] : [{ value: tag, label: tag }]),
            ...tags.map((one) => ({ value: one.tag, label: own("tagOption", one) })),
          ]}
        />
      )}
    </div>
  );
}
