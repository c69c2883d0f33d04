import { PlanForm } from "@/components/assign/plan-form";

export default async function PlanFormPage({ params }: { params: Promise<{ projectId: string }> }) {
  return <PlanForm projectId={(await params).projectId} />;
}
