import { expect, test } from "@playwright/test";
import { defaultProtocol } from "@/lib/domain/protocol";
import { type Desk, fill, judgeTwice, press } from "./lib/judging";

/** The ideal answer, written: one turn, or a conversation. */

const ideal = "Yeast gives off **gas**.\n\n- warmth helps";

test("one turn, with what it will look like", async ({ page }) => {
  await judgeTwice(page, {
    protocol: { ...defaultProtocol, comparison: { kind: "demonstration", multiTurn: false } },
    byKeyboard: async () => {
      await press(page, "Enter");
      await expect(page.getByRole("alert").filter({ hasText: "Write the ideal answer." })).toBeVisible();
      await press(page, "e");
      await page.keyboard.type(ideal);
      const preview = page.getByRole("region", { name: "Preview: The ideal answer" });
      await expect(preview.getByRole("listitem")).toHaveText("warmth helps");
    },
    byPointer: async (desk) => {
      await page.getByRole("textbox", { name: desk.m.protocol.demonstration.title }).click();
      await page.keyboard.type(ideal);
    },
    expected: () => ({ demonstration: [{ role: "assistant", content: ideal }] }),
  });
});

test("several turns: added, taken back, and ending with the assistant", async ({ page }) => {
  const field = ({ m }: Desk, number: number) => {
    const role = number % 2 === 1 ? m.judge.role.assistant : m.judge.role.user;
    return page.getByRole("textbox", { name: fill(m.protocol.demonstration.turn, { number, role }) });
  };
  await judgeTwice(page, {
    protocol: { ...defaultProtocol, comparison: { kind: "demonstration", multiTurn: true } },
    byKeyboard: async (desk) => {
      await press(page, "e");
      await page.keyboard.type("It rises.");
      await press(page, "Escape", "n");
      await expect(field(desk, 2)).toBeFocused();
      await page.keyboard.type("Why?");
      await press(page, "Control+Enter");
      await expect(page.getByRole("alert").filter({ hasText: "Write the ideal answer." })).toBeVisible();
      await press(page, "Escape", "n");
      await expect(field(desk, 3)).toBeFocused();
      await press(page, "Escape", "Backspace");
      await expect(field(desk, 3)).toHaveCount(0);
      // What was written is not lost to a key.
      await press(page, "Backspace");
      await expect(field(desk, 2)).toHaveValue("Why?");
      await press(page, "n");
      await expect(field(desk, 3)).toBeFocused();
      await page.keyboard.type("Because of gas.");
    },
    byPointer: async (desk) => {
      const { add } = desk.m.protocol.demonstration;
      const { user, assistant } = desk.m.judge.role;
      await field(desk, 1).fill("It rises.");
      await page.getByRole("button", { name: fill(add, { role: user }) }).click();
      await field(desk, 2).fill("Why?");
      await page.getByRole("button", { name: fill(add, { role: assistant }) }).click();
      await field(desk, 3).fill("Because of gas.");
    },
    expected: () => ({
      demonstration: [
        { role: "assistant", content: "It rises." },
        { role: "user", content: "Why?" },
        { role: "assistant", content: "Because of gas." },
      ],
    }),
  });
});
