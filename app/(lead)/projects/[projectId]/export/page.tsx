import { ExportPanel } from "@/components/release/export-panel";

export default async function ExportPanelPage({ params }: { params: Promise<{ projectId: string }> }) {
  return <ExportPanel projectId={(await params).projectId} />;
}
