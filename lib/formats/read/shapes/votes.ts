import { pairJudgment, promptRecord, responseRecord } from "../build";
import { messages } from "../chat";
import {
  assistantMessage,
  describe,
  firstText,
  hasAll,
  id,
  judge,
  keyOfText,
  modelOf,
  pairAnswer,
  text,
  userMessage,
} from "../fields";
import { RowError } from "../row-error";
import type { Fields } from "../rows";
import type { Shape } from "../shape";

const winners: Record<string, { winner: "first" | "second" | "tie"; bothBad?: boolean }> = {
  model_a: { winner: "first" },
  model_b: { winner: "second" },
  tie: { winner: "tie" },
  "tie (bothbad)": { winner: "tie", bothBad: true },
  "tie (inconsistent)": { winner: "tie" },
};

/** MT-bench's votes, Chatbot Arena: one vote a line, the models by name, the texts with them or in other files. */
export const votes: Shape = {
  name: "votes",
  title: "Pair with votes by name (MT-bench, Chatbot Arena)",
  role: "judgments",
  matches: (fields) => hasAll(fields, ["model_a", "model_b", "winner"]),
  *read(context) {
    const { fields } = context;
    const models = [text(fields, "model_a"), text(fields, "model_b")] as const;
    if (models[0] === models[1])
      throw new RowError("model_b", describe(models[1]), "another model than model_a");
    const verdict = winners[text(fields, "winner").toLowerCase()];
    if (!verdict)
      throw new RowError("winner", describe(fields.winner), "model_a, model_b, tie or tie (bothbad)");
    const conversations = [fields.conversation_a, fields.conversation_b].map((value, side) =>
      value === undefined || value === null
        ? null
        : messages(value, side === 0 ? "conversation_a" : "conversation_b"),
    );
    const asked = conversations[0]?.[0] ? [conversations[0][0]] : promptText(fields);
    const turn = typeof fields.turn === "number" && fields.turn > 1 ? `#turn${fields.turn}` : "";
    const promptKey =
      fields.question_id !== undefined ? `${id(fields, "question_id")}${turn}` : keyOfText(describe(asked));
    const language = firstText(fields, ["language", "lang"]) ?? undefined;
    yield promptRecord(context, promptKey, asked, { language });
    for (const [side, model] of models.entries()) {
      const given = conversations[side]?.slice(1) ?? responseText(fields, side);
      yield responseRecord(context, promptKey, model, modelOf(model), given);
    }
    yield pairJudgment(
      context,
      promptKey,
      models,
      judge(judgeName(fields)),
      pairAnswer(models, verdict.winner, verdict.bothBad ? { bothBad: true } : {}),
      verdict.bothBad ? { metadata: { bothBad: true } } : {},
    );
  },
};

function promptText(fields: Fields) {
  const found = firstText(fields, ["prompt", "instruction", "question"]);
  return found === null ? null : userMessage(found);
}

function responseText(fields: Fields, side: number) {
  const found = firstText(
    fields,
    side === 0 ? ["response_a", "answer_a", "output_a"] : ["response_b", "answer_b", "output_b"],
  );
  return found === null ? null : assistantMessage(found);
}

function judgeName(fields: Fields): string {
  const given = fields.judge ?? fields.annotator ?? fields.judge_hash;
  if (Array.isArray(given) && given.every((part) => typeof part === "string")) return given.join(" ");
  return given === undefined || given === null ? "voter" : String(given);
}
