import { Settings } from "@/components/people/settings";

export default async function SettingsPage({ params }: { params: Promise<{ projectId: string }> }) {
  return <Settings projectId={(await params).projectId} />;
}
