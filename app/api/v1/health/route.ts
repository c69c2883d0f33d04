import { getHealth as contract } from "@/lib/domain/api/instance";
import { route } from "@/lib/server/route";
import { getHealth } from "@/lib/services/instance/get-health";
import { version } from "@/package.json";

export const GET = route(contract, async ({ database }) => ({ status: await getHealth(database), version }));
