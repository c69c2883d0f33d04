import { ProblemList } from "@/components/judge/problems/problem-list";

export default async function ProblemsPage({ params }: { params: Promise<{ projectId: string }> }) {
  return <ProblemList projectId={(await params).projectId} />;
}
