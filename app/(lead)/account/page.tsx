import { Account } from "@/components/people/account";

export default function AccountPage() {
  return (
    <main className="mx-auto w-full max-w-3xl px-4 py-8">
      <Account />
    </main>
  );
}
