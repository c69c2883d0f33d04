import { z } from "zod";

const schema = z.object({
  NEXTAUTH_SECRET: z.string().min(32, "at least 32 characters; npm start makes one in the data folder"),
  NEXTAUTH_URL: z.url("the address at which people reach Concord, e.g. https://concord.example.org"),
});

/**
 * What the server needs to know from its environment besides the database.
 * @throws Error that names the variable and what is wrong with it.
 */
export function serverEnvironment(): { secret: string; baseUrl: string; isSecure: boolean } {
  const result = schema.safeParse(process.env);
  if (!result.success) {
    const reasons = result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new Error(reasons.join("; "));
  }
  const { NEXTAUTH_SECRET, NEXTAUTH_URL } = result.data;
  const url = new URL(NEXTAUTH_URL);
  return { secret: NEXTAUTH_SECRET, baseUrl: url.origin, isSecure: url.protocol === "https:" };
}

/** The link that an invitation's token makes. */
export function invitationLink(token: string): string {
  return `${serverEnvironment().baseUrl}/invite/${token}`;
}
