"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { usePathname, useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef } from "react";
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
  const common = useTranslations("common");
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
        <Tabs home={home} shown={pages.filter((page) => may(role ?? "lead", page.action))} />
      </section>
      <main className="mx-auto w-full max-w-6xl px-4 py-8">{children}</main>
    </>
  );
}

/** One line at any width: where it is too long it is moved sideways, and the page one is on is in sight. */
function Tabs({ home, shown }: { home: string; shown: readonly { name: string; path: string }[] }) {
  const t = useTranslations("people.nav");
  const path = usePathname();
  const here = useRef<HTMLAnchorElement>(null);
  const current = shown.find((page) => path === home + page.path)?.name;
  useEffect(() => {
    const tab = here.current;
    const strip = tab?.parentElement;
    if (!current || !tab || !strip) return;
    const left = tab.offsetLeft - strip.scrollLeft;
    const isInSight = left >= 0 && left + tab.offsetWidth <= strip.clientWidth;
    if (!isInSight) strip.scrollLeft = tab.offsetLeft - (strip.clientWidth - tab.offsetWidth) / 2;
  }, [current]);
  return (
    <nav
      aria-label={t("label")}
      className="relative mx-auto flex max-w-6xl overflow-x-auto overflow-y-hidden whitespace-nowrap [scrollbar-width:thin]"
    >
      {shown.map((page) => {
        const isHere = page.name === current;
        return (
          <Link
            key={page.name}
            ref={isHere ? here : undefined}
            href={home + page.path}
            aria-current={isHere ? "page" : undefined}
            className={classNames(
              "shrink-0 border-b-2 px-2 py-2 text-sm -outline-offset-2",
              isHere ? "border-accent font-medium" : "border-transparent text-quiet hover:text-ink",
            )}
          >
            {t(page.name)}
          </Link>
        );
      })}
    </nav>
  );
}
