import { sweepExpired } from "@/lib/services/instance/sweep-expired";
import { handleJob } from "./job";
import { sweep } from "./sweep";

export const sweepHandler = handleJob(sweep, (_, { database }) => sweepExpired(database));
