import { getTranslations } from "next-intl/server";
import { ProjectList } from "@/components/people/project-list";

export async function generateMetadata() {
  return { title: (await getTranslations("people"))("projects") };
}

export default function ProjectsPage() {
  return (
    <main className="mx-auto w-full max-w-4xl px-4 py-8">
      <ProjectList />
    </main>
  );
}
