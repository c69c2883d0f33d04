import { redirect } from "next/navigation";
import { getActor } from "@/lib/server/session";

export default async function Home() {
  redirect((await getActor()) ? "/projects" : "/signin");
}
