import { People } from "@/components/people/people";

export default async function PeoplePage({ params }: { params: Promise<{ projectId: string }> }) {
  return <People projectId={(await params).projectId} />;
}
