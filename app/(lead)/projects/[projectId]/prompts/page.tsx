import { PromptList } from "@/components/ingest/prompt-list";

export default async function PromptListPage({ params }: { params: Promise<{ projectId: string }> }) {
  return <PromptList projectId={(await params).projectId} />;
}
