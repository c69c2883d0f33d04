"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import { callApi } from "@/lib/domain/api/client";
import { changeMember, createInvitation, removeMember, revokeInvitation } from "@/lib/domain/api/people";
import { type Role, roles } from "@/lib/domain/permission";
import { AnnotatorWithdrawals } from "../release/withdrawal";
import { useChange } from "../shell/use-api";
import { Button } from "../ui/button";
import { Card, PageHeader } from "../ui/card";
import { CopyText } from "../ui/copy-text";
import { Dialog } from "../ui/dialog";
import { Input, Select } from "../ui/field";
import { ErrorState, Loading } from "../ui/states";
import { Cell, Row, Table } from "../ui/table";
import { invitationsQuery, membersQuery } from "./queries";

export function People({ projectId }: { projectId: string }) {
  const t = useTranslations("people");
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <PageHeader title={t("nav.people")}>
        <Button kind="primary" onClick={() => setOpen(true)}>
          {t("invite")}
        </Button>
      </PageHeader>
      <div className="flex flex-col gap-6">
        <Members projectId={projectId} />
        <Invitations projectId={projectId} />
        <AnnotatorWithdrawals projectId={projectId} />
      </div>
      <Dialog open={isOpen} onClose={() => setOpen(false)} title={t("inviteTitle")}>
        <InviteForm projectId={projectId} />
      </Dialog>
    </>
  );
}

function Members({ projectId }: { projectId: string }) {
  const t = useTranslations("people");
  const format = useFormatter();
  const client = useQueryClient();
  const members = useQuery(membersQuery(projectId));
  const refresh = () => client.invalidateQueries({ queryKey: ["project", projectId, "members"] });
  const change = useChange({
    mutationFn: ({ userId, role }: { userId: string; role: Role }) =>
      callApi(changeMember, { params: { projectId, userId }, body: { role } }),
    onSettled: refresh,
  });
  const remove = useChange({
    mutationFn: (userId: string) => callApi(removeMember, { params: { projectId, userId } }),
    onSuccess: () => void toast.success(t("removed")),
    onSettled: refresh,
  });
  if (members.isPending) return <Loading />;
  if (members.isError) return <ErrorState error={members.error} retry={() => members.refetch()} />;
  return (
    <Card>
      <Table caption={t("members")} head={[t("name"), t("email"), t("role"), t("since"), ""]}>
        {members.data.members.map((member) => (
          <Row key={member.userId}>
            <Cell>{member.name}</Cell>
            <Cell>{member.email}</Cell>
            <Cell>
              <select
                aria-label={`${t("role")}: ${member.name}`}
                className="min-h-8 rounded border border-line-strong bg-paper px-1"
                value={member.role}
                onChange={(event) =>
                  change.mutate({ userId: member.userId, role: event.target.value as Role })
                }
              >
                {roles.map((role) => (
                  <option key={role} value={role}>
                    {t(`roles.${role}`)}
                  </option>
                ))}
              </select>
            </Cell>
            <Cell>{format.dateTime(new Date(member.createdAt), { dateStyle: "medium" })}</Cell>
            <Cell>
              <Button
                kind="quiet"
                onClick={() => remove.mutate(member.userId)}
                aria-label={`${t("remove")}: ${member.name}`}
              >
                {t("remove")}
              </Button>
            </Cell>
          </Row>
        ))}
      </Table>
    </Card>
  );
}

function Invitations({ projectId }: { projectId: string }) {
  const t = useTranslations("people");
  const client = useQueryClient();
  const invitations = useQuery(invitationsQuery(projectId));
  const revoke = useChange({
    mutationFn: (invitationId: string) => callApi(revokeInvitation, { params: { projectId, invitationId } }),
    onSettled: () => client.invalidateQueries({ queryKey: ["project", projectId, "invitations"] }),
  });
  if (!invitations.data || invitations.data.invitations.length === 0) return null;
  return (
    <Card title={t("openInvitations")}>
      <ul className="flex flex-col gap-2">
        {invitations.data.invitations.map((invitation) => (
          <li key={invitation.id} className="flex flex-wrap items-center gap-3 text-sm">
            <span>{t(`roles.${invitation.role}`)}</span>
            <span className="text-quiet">{t("usesLeft", { count: invitation.usesLeft })}</span>
            {invitation.email && <span>{invitation.email}</span>}
            <Button kind="quiet" onClick={() => revoke.mutate(invitation.id)}>
              {t("revoke")}
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function InviteForm({ projectId }: { projectId: string }) {
  const t = useTranslations("people");
  const client = useQueryClient();
  const create = useChange({
    mutationFn: (body: { role: Role; uses: number }) =>
      callApi(createInvitation, { params: { projectId }, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ["project", projectId, "invitations"] }),
  });
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    create.mutate({ role: form.get("role") as Role, uses: Number(form.get("uses")) });
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <Select label={t("inviteRole")} name="role" defaultValue="annotator">
        {roles.map((role) => (
          <option key={role} value={role}>
            {t(`roles.${role}`)}
          </option>
        ))}
      </Select>
      <Input label={t("inviteUses")} name="uses" type="number" min={1} max={1000} defaultValue={1} required />
      <Button type="submit" kind="primary" disabled={create.isPending}>
        {t("makeLink")}
      </Button>
      {create.data && (
        <div className="flex flex-col gap-2">
          <p className="text-sm text-quiet">{t("linkOnce")}</p>
          <CopyText text={create.data.link} label={t("inviteTitle")} />
        </div>
      )}
    </form>
  );
}
