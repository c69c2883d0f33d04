import { expect, test } from "vitest";
import { checkImports, roomOf } from "./import-rule.mjs";

const messages = (file: string, source: string) =>
  checkImports(file, source).map((problem) => `${problem.line}: ${problem.message}`);

test("a file's room is its top folder, or the folder below lib", () => {
  expect(roomOf("lib/stats/ratings/elo.ts")).toBe("stats");
  expect(roomOf("app/api/v1/me/route.ts")).toBe("app");
  expect(roomOf("scripts/start.mjs")).toBeNull();
});

test("an import upwards is refused, with its line, whether static, dynamic or of a type", () => {
  expect(messages("lib/domain/a.ts", 'import { x } from "@/db/client";\nx();')).toEqual([
    "1: domain must not import db (@/db/client)",
  ]);
  expect(
    messages("lib/domain/a.ts", '\nimport type { X } from "../services/x";\nexport type Y = X;'),
  ).toEqual(["2: domain must not import services (../services/x)"]);
  expect(messages("components/judge/a.tsx", 'export const a = () => import("@/db/client");')).toEqual([
    "1: components must not import db (@/db/client)",
  ]);
});

test("imports downwards pass, and so does a type of the statistics in a component", () => {
  expect(messages("lib/services/a.ts", 'import { x } from "@/db/client";\nx();')).toEqual([]);
  expect(messages("components/a.tsx", 'import type { X } from "@/lib/stats/x";\nexport type Y = X;')).toEqual(
    [],
  );
  expect(messages("components/a.tsx", 'import { x } from "@/lib/stats/x";\nx();')).toHaveLength(1);
});

test("nothing below the server knows React, and the statistics know nobody", () => {
  expect(messages("lib/services/a.ts", 'import { cache } from "react";\ncache();')).toHaveLength(1);
  expect(messages("lib/stats/a.ts", 'import { z } from "zod";\nz.string();')).toHaveLength(1);
});
