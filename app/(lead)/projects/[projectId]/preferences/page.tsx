import { PreferenceTable } from "@/components/measure/preference-table";

export default async function PreferenceTablePage({ params }: { params: Promise<{ projectId: string }> }) {
  return <PreferenceTable projectId={(await params).projectId} />;
}
