import type { ReactNode } from "react";
import { AppHeader } from "@/components/shell/app-header";

export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <AppHeader name={null} />
      <main className="mx-auto w-full max-w-md px-4 py-12">{children}</main>
    </>
  );
}
