import { demoPrompts } from "@/db/seed/demo/content";
import { type DemoTemper, demoRationales } from "@/db/seed/demo/demo-people";
import type { AssignmentView } from "@/lib/domain/api/assign";
import { type Answer, emptyAnswer, type Presentation, presentationSchema } from "@/lib/domain/judgment";
import { textOfAll } from "@/lib/domain/message";
import { hash32, seededRandom } from "@/lib/domain/order";

interface Known {
  quality: number;
  language: "en" | "zh";
}

const known = new Map<string, Known>(
  demoPrompts.flatMap(({ responses, quality, language }) =>
    responses.map((text, index): [string, Known] => [text, { quality: quality[index] ?? 0, language }]),
  ),
);

/**
 * What one of the demo's annotators makes of a task: sees each answer's quality through noise of his or her own, leans
 * towards what is shown first, and calls close ones equal. The same person always says the same of the same texts.
 */
export function demoOpinion(
  task: AssignmentView,
  email: string,
  temper: DemoTemper,
): { answer: Answer; presentation: Presentation } {
  const texts = task.responses.map((response) => textOfAll(response.messages));
  const random = seededRandom(hash32(`${email}|${[...texts].sort().join("|")}`));
  const seen = task.responses
    .map(({ slot }, place) => {
      const quality = known.get(texts[place] ?? "")?.quality ?? 5;
      return { slot, value: quality + temper.noise * normal(random) + (place === 0 ? temper.firstBias : 0) };
    })
    .sort((a, b) => b.value - a.value);
  const tiers = tiersOf(seen, temper.tie);
  const lead = (seen[0]?.value ?? 0) - (seen.at(-1)?.value ?? 0);
  const { comparison } = task.protocol;
  const levels = comparison.kind === "pairwise" ? comparison.levels : 1;
  const isTie = tiers.length === 1;
  const strength = isTie ? 0 : Math.min(levels, 1 + Math.floor(lead / 3.2));
  const language = known.get(texts[0] ?? "")?.language ?? "en";
  const rationales = demoRationales[language][isTie ? "equal" : strength < 2 ? "slight" : "clear"];
  const rationale = random() < 0.3 ? (rationales[Math.floor(random() * rationales.length)] ?? "") : "";
  const length = texts.reduce((sum, text) => sum + text.length, 0);
  const presentation = presentationSchema.parse({
    durationMs: Math.round(6_000 + length * (20 + 25 * random())),
    inputKind: random() < 0.8 ? "keyboard" : "mixed",
    language,
  });
  const answer = {
    ...emptyAnswer,
    tiers,
    strength: comparison.kind === "pairwise" ? strength : null,
    rationale,
  };
  return { answer, presentation };
}

/** Best first; whoever is closer than `tie` to the best of a tier shares it. */
function tiersOf(seen: readonly { slot: string; value: number }[], tie: number): string[][] {
  const tiers: { best: number; slots: string[] }[] = [];
  for (const { slot, value } of seen) {
    const last = tiers.at(-1);
    if (last && last.best - value < tie) last.slots.push(slot);
    else tiers.push({ best: value, slots: [slot] });
  }
  return tiers.map((tier) => tier.slots);
}

/** Box–Muller. */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
