import { getOwnWithdrawal as getContract, withdrawOwn as putContract } from "@/lib/domain/api/withdrawal";
import { route } from "@/lib/server/route";
import { getOwnWithdrawal, withdrawOwn } from "@/lib/services/release/withdrawal/withdraw";

export const GET = route(getContract, ({ actor, params, database }) =>
  getOwnWithdrawal(database, actor, params.projectId),
);

export const PUT = route(putContract, ({ actor, params, body, database }) =>
  withdrawOwn(database, actor, params.projectId, body.isWithdrawn),
);
