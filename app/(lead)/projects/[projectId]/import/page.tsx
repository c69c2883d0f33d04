import { ImportPanel } from "@/components/ingest/import-panel";

export default async function ImportPanelPage({ params }: { params: Promise<{ projectId: string }> }) {
  return <ImportPanel projectId={(await params).projectId} />;
}
