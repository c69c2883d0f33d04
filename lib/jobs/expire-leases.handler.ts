import { expireLeases as work } from "@/lib/services/assign/expire-leases";
import { expireLeases } from "./expire-leases";
import { handleJob } from "./job";

export const expireLeasesHandler = handleJob(expireLeases, (_, { database }) => work(database));
