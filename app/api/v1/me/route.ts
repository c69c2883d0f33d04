import * as contract from "@/lib/domain/api/people";
import { route } from "@/lib/server/route";
import { changeMe } from "@/lib/services/people/account/change-me";
import { getMe } from "@/lib/services/people/account/get-me";

export const GET = route(contract.getMe, ({ actor, database }) => getMe(database, actor));

export const PATCH = route(contract.changeMe, ({ actor, body, database }) => changeMe(database, actor, body));
