import { Overview } from "@/components/measure/overview";

export default async function OverviewPage({ params }: { params: Promise<{ projectId: string }> }) {
  return <Overview projectId={(await params).projectId} />;
}
