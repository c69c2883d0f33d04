import fs from "node:fs";
import path from "node:path";
import { z } from "zod";
import type { OpenDatabase } from "@/db/client";
import { insertMember } from "@/db/queries/people/member";
import { findUserByEmail } from "@/db/queries/people/user";
import type { Actor } from "@/lib/domain/actor";
import { roleSchema } from "@/lib/domain/permission";
import { createAccount } from "../people/account/create-account";
import { createProject } from "../people/projects/create-project";

/** One password for all demo accounts: the demo loads by itself only where nobody but this machine can reach it. */
const demoPassword = "concord-demo";

const accountSchema = z.object({ email: z.email(), name: z.string().min(1), role: roleSchema });
type DemoAccount = z.infer<typeof accountSchema>;

const defaultAccounts: DemoAccount[] = [
  { email: "lead@demo.concord.local", name: "Lena Lead", role: "lead" },
  { email: "reviewer@demo.concord.local", name: "Rui Reviewer", role: "reviewer" },
  { email: "ana@demo.concord.local", name: "Ana", role: "annotator" },
  { email: "bo@demo.concord.local", name: "Bo", role: "annotator" },
];

export interface DemoSignIn {
  email: string;
  password: string;
  role: string;
}

/**
 * Makes the demo once: its accounts and its project, marked as demo data. Known by its lead's account.
 * @returns how to sign in to it, the same every time.
 */
export async function loadDemo(database: OpenDatabase, operator: Actor): Promise<DemoSignIn[]> {
  const accounts = readAccounts();
  const lead = accounts.find((account) => account.role === "lead");
  if (!lead) throw new Error("the demo needs a lead");
  if (!(await findUserByEmail(database.db, lead.email))) await create(database, operator, accounts);
  return accounts.map(({ email, role }) => ({ email, password: demoPassword, role }));
}

async function create(database: OpenDatabase, operator: Actor, accounts: DemoAccount[]): Promise<void> {
  const project = await createProject(
    database,
    operator,
    { name: "Demo", description: "Demo data: made up to show what Concord does." },
    { isDemo: true },
  );
  await database.db.transaction(async (tx) => {
    for (const { name, email, role } of accounts) {
      const account = { name, email, password: demoPassword, locale: "en" as const };
      const userId = await createAccount(tx, account, { isDemo: true });
      await insertMember(tx, project.id, userId, role);
    }
  });
}

function readAccounts(): DemoAccount[] {
  const file = path.resolve("db/seed/demo/annotators.json");
  if (!fs.existsSync(file)) return defaultAccounts;
  const named = z.array(accountSchema).safeParse(JSON.parse(fs.readFileSync(file, "utf8")));
  return named.success ? named.data : defaultAccounts;
}
