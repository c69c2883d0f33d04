"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { usePathname, useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect } from "react";
import { type Action, may } from "@/lib/domain/permission";
import { Badge } from "../ui/card";
import { classNames } from "../ui/class-names";
import { ErrorState, Loading } from "../ui/states";
import { projectQuery } from "./queries";

const pages: readonly { name: string; path: string; action: Action }[] = [
  { name: "overview", path: "", action: "results.read" },
  { name: "agreement", path: "/agreement", action: "results.read" },
  { name: "ratings", path: "/ratings", action: "results.read" },
  { name: "needs", path: "/needs", action: "results.read" },
  { name: "annotators", path: "/annotators", action: "judgments.read" },
  { name: "import", path: "/import", action: "data.import" },
  { name: "prompts", path: "/prompts", action: "data.read" },
  { name: "tasks", path: "/tasks", action: "tasks.plan" },
  { name: "problems", path: "/problems", action: "problems.answer" },
  { name: "preferences", path: "/preferences", action: "judgments.read" },
  { name: "datasets", path: "/datasets", action: "dataset.export" },
  { name: "export", path: "/export", action: "dataset.export" },
  { name: "people", path: "/people", action: "people.manage" },
  { name: "settings", path: "/settings", action: "project.change" },
  { name: "annotate", path: "/annotate", action: "tasks.judge" },
];

/** What is around every page of a project: its name, and the pages one's role may open. */
export function ProjectFrame({ projectId, children }: { projectId: string; children: ReactNode }) {
  const t = useTranslations("people.nav");
  const common = useTranslations("common");
  const path = usePathname();
  const router = useRouter();
  const project = useQuery(projectQuery(projectId));
  const isAnnotator = project.data?.role === "annotator";
  // An annotator's home is the queue: the other pages would tell which model wrote what.
  useEffect(() => {
    if (isAnnotator) router.replace(`/projects/${projectId}/annotate`);
  }, [isAnnotator, router, projectId]);
  if (project.isPending || isAnnotator) return <Loading />;
  if (project.isError)
    return (
      <main className="mx-auto max-w-3xl px-4 py-8">
        <ErrorState error={project.error} retry={() => project.refetch()} />
      </main>
    );
  const { name, isDemo, role } = project.data;
  const home = `/projects/${projectId}`;
  return (
    <>
      <section aria-label={name} className="border-b border-line bg-paper px-4">
        <div className="mx-auto flex max-w-6xl flex-wrap items-center gap-3 pt-3">
          <p className="font-medium">{name}</p>
          {isDemo && <Badge tone="warn">{common("demo")}</Badge>}
        </div>
        <nav aria-label={t("label")} className="mx-auto flex max-w-6xl flex-wrap gap-x-1">
          {pages
            .filter((page) => may(role ?? "lead", page.action))
            .map((page) => {
              const isHere = path === home + page.path;
              return (
                <Link
                  key={page.name}
                  href={home + page.path}
                  aria-current={isHere ? "page" : undefined}
                  className={classNames(
                    "border-b-2 px-3 py-2 text-sm",
                    isHere ? "border-accent font-medium" : "border-transparent text-quiet hover:text-ink",
                  )}
                >
                  {t(page.name)}
                </Link>
              );
            })}
        </nav>
      </section>
      <main className="mx-auto w-full max-w-6xl px-4 py-8">{children}</main>
    </>
  );
}
