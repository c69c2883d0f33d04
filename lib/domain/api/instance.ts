import { z } from "zod";
import { contract } from "./contract";

export const getHealth = contract({
  method: "GET",
  path: "/health",
  stage: "instance",
  summary: "Whether the server and its database answer",
  access: "public",
  response: z.object({ status: z.literal("ok"), version: z.string() }),
});
