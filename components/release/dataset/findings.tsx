"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { Finding } from "@/lib/domain/dataset/finding";
import { useFigures } from "../../measure/use-figures";
import { Button } from "../../ui/button";
import { ErrorState, Loading } from "../../ui/states";
import { Cell, Row, Table } from "../../ui/table";
import { type FindingSource, findingsQuery } from "./queries";

/** The rows that a check or a comparison points at, page by page. */
export function FindingRows({
  projectId,
  source,
  title,
}: {
  projectId: string;
  source: FindingSource;
  title: string;
}) {
  const t = useTranslations("dataset");
  const common = useTranslations("common");
  const query = useInfiniteQuery(findingsQuery(projectId, source));
  if (query.isPending) return <Loading />;
  if (query.isError) return <ErrorState error={query.error} retry={() => query.refetch()} />;
  const rows = query.data.pages.flatMap((page) => page.rows);
  return (
    <div className="flex flex-col items-start gap-3">
      <div className="w-full">
        <Table caption={title} head={[t("split"), t("who"), t("what"), t("text")]}>
          {rows.map((row, index) => (
            // Rows of one report never change places.
            <Row key={String(index)}>
              <Cell className="whitespace-nowrap">{row.split ?? ""}</Cell>
              <Cell className="break-words">{row.names.join(" · ")}</Cell>
              <Cell>
                <What finding={row} />
              </Cell>
              <Cell className="max-w-md break-words">{row.excerpt ?? row.promptId ?? ""}</Cell>
            </Row>
          ))}
        </Table>
      </div>
      {query.hasNextPage && (
        <Button onClick={() => query.fetchNextPage()} disabled={query.isFetchingNextPage}>
          {common("more")}
        </Button>
      )}
    </div>
  );
}

function What({ finding: { what, value } }: { finding: Finding }) {
  const t = useTranslations("dataset.whats");
  const { percent, whole } = useFigures();
  const word = what === null || what === "" ? "" : t.has(what) ? t(what) : what;
  const figure = value === null ? "" : value <= 1 ? percent(value) : whole(value);
  return <span className="whitespace-nowrap">{[word, figure].filter(Boolean).join(" ")}</span>;
}
