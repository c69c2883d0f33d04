import { releaseAssignment as contract } from "@/lib/domain/api/assign";
import { route } from "@/lib/server/route";
import { releaseAssignment } from "@/lib/services/assign/release-assignment";

export const POST = route(contract, ({ actor, params, database }) =>
  releaseAssignment(database, actor, params.projectId, params.assignmentId),
);
