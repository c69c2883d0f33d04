import type { Message } from "@/lib/domain/message";
import type { JudgmentRecord } from "../../record";
import { promptRecord, responseRecord } from "../build";
import { messages, toolsIn } from "../chat";
import {
  assistantMessage,
  describe,
  firstText,
  hasAll,
  id,
  instructionWithInput,
  judge,
  keyOfText,
  modelOf,
  optionalText,
  text,
  userMessage,
} from "../fields";
import { withImages } from "../images";
import { RowError } from "../row-error";
import type { Fields } from "../rows";
import type { RowContext, Shape } from "../shape";

const promptFields = ["instruction", "question", "Question", "prompt", "query"];
const answerFields = ["output", "response", "answer", "completion", "generation"];
const modelFields = ["generator", "model", "model_id", "model_name"];

function modelIn(context: RowContext): string {
  return firstText(context.fields, modelFields) ?? context.stem;
}

function promptIn(fields: Fields): string | null {
  const found = firstText(fields, promptFields);
  return found === null ? null : instructionWithInput(found, optionalText(fields, "input"));
}

/** The file's own id for the prompt; otherwise a key made of its text. */
function keyOf(fields: Fields, prompt: string | null): string {
  for (const name of ["question_id", "prompt_id"]) if (fields[name] !== undefined) return id(fields, name);
  if (prompt === null) throw new RowError("question_id", "nothing", "an id, or the text of the prompt");
  return keyOfText(prompt);
}

function extraOf(fields: Fields) {
  const tag = firstText(fields, ["category", "dataset", "Category", "motivation_app"]);
  const language = firstText(fields, ["language", "lang"]) ?? undefined;
  return { tags: tag === null ? [] : [tag], language };
}

/** FastChat's model answers: choices[0].turns, one for each turn of the question. */
export const fastchatAnswers: Shape = {
  name: "fastchat-answers",
  title: "One file per model (FastChat answers)",
  role: "responses",
  matches: (fields) => hasAll(fields, ["question_id", "choices"]),
  *read(context) {
    const { fields } = context;
    const key = id(fields, "question_id");
    const model = modelIn(context);
    const [choice] = Array.isArray(fields.choices) ? (fields.choices as Fields[]) : [];
    const turns = choice?.turns;
    if (!Array.isArray(turns) || !turns.every((turn) => typeof turn === "string"))
      throw new RowError("choices", describe(fields.choices), "a choice with turns");
    // The first turn answers the question; each later one is a prompt of its own, whose text the question file knows.
    for (const [index, turn] of turns.entries()) {
      const promptKey = index === 0 ? key : `${key}#turn${index + 1}`;
      yield responseRecord(context, promptKey, model, modelOf(model), assistantMessage(turn));
    }
  },
};

/** Guanaco's generations: `text` is the question, `generation` the answer. */
export const generations: Shape = {
  name: "generations",
  title: "One file per model (generations)",
  role: "mixed",
  matches: (fields) => hasAll(fields, ["question_id", "text", "generation"]),
  *read(context) {
    const key = id(context.fields, "question_id");
    yield promptRecord(context, key, userMessage(text(context.fields, "text")));
    const answer = assistantMessage(text(context.fields, "generation"));
    yield responseRecord(context, key, context.stem, { name: context.stem }, answer);
  },
};

/** Vicuna's answers: the question only by its id. */
export const answers: Shape = {
  name: "answers",
  title: "One file per model (answers by question id)",
  role: "responses",
  matches: (fields) =>
    hasAll(fields, ["question_id", "text"]) &&
    (Object.hasOwn(fields, "answer_id") || Object.hasOwn(fields, "model_id")),
  *read(context) {
    const key = id(context.fields, "question_id");
    const answer = assistantMessage(text(context.fields, "text"));
    yield responseRecord(context, key, context.stem, modelOf(modelIn(context)), answer);
  },
};

/** Questions in a file of their own: text or turns by question id. */
export const questions: Shape = {
  name: "questions",
  title: "Questions",
  role: "prompts",
  matches: (fields) =>
    Object.hasOwn(fields, "question_id") && (Object.hasOwn(fields, "text") || Array.isArray(fields.turns)),
  *read(context) {
    const { fields } = context;
    const key = id(fields, "question_id");
    const asked = Array.isArray(fields.turns) ? fields.turns.slice(0, 1).map(String) : [text(fields, "text")];
    yield promptRecord(context, key, userMessage(asked[0] ?? ""), extraOf(fields));
  },
};

/** self-instruct's user-oriented instructions: the input stands in instances. */
export const instances: Shape = {
  name: "instructions",
  title: "Instructions with instances (self-instruct)",
  role: "prompts",
  matches: (fields) => hasAll(fields, ["instruction", "instances"]),
  *read(context) {
    const { fields } = context;
    const [first] = Array.isArray(fields.instances) ? (fields.instances as Fields[]) : [];
    const prompt = instructionWithInput(
      text(fields, "instruction"),
      first ? optionalText(first, "input") : null,
    );
    yield promptRecord(context, keyOfText(prompt), userMessage(prompt), {
      ...extraOf(fields),
      externalId: fields.id === undefined ? null : id(fields, "id"),
    });
  },
};

/** AlpacaEval, HalluQA, self-instruct …: prompt and answer in one row, the model in a field or only in the file's name. */
export const outputs: Shape = {
  name: "outputs",
  title: "One file per model (prompt and answer)",
  role: "mixed",
  matches: (fields) =>
    firstText(fields, promptFields) !== null && answerFields.some((name) => typeof fields[name] === "string"),
  *read(context) {
    const { fields } = context;
    const prompt = promptIn(fields);
    const key = keyOf(fields, prompt);
    const field = answerFields.find((name) => typeof fields[name] === "string") ?? "output";
    const model = modelIn(context);
    yield promptRecord(context, key, prompt === null ? null : userMessage(prompt), extraOf(fields));
    const verdict =
      fields.is_hallucination === undefined ? {} : { is_hallucination: fields.is_hallucination };
    yield responseRecord(context, key, model, modelOf(model), assistantMessage(text(fields, field)), verdict);
    if (hallucinationVerdicts.includes(fields.is_hallucination)) yield truthfulness(context, key, model);
  },
};

const hallucinationVerdicts: readonly unknown[] = [true, false, "Invalid_Judge"];

/** HalluQA's verdict by GPT-4 as a score: 1 where it is that there is no hallucination. One that could not be read counts 0, as in HalluQA's own rates. */
function truthfulness(context: RowContext, promptKey: string, model: string): JudgmentRecord {
  const score = context.fields.is_hallucination === false ? 1 : 0;
  return {
    type: "judgment",
    source: context.source,
    promptKey,
    annotator: judge("gpt-4"),
    responseKeys: [model],
    orderKnown: false,
    comparison: "rating",
    answer: { tiers: [], scores: { [model]: { "no hallucination": score } } },
    levels: 1,
    metadata: {},
  };
}

/** Prompts alone: a text, or a conversation. */
export const prompts: Shape = {
  name: "prompts",
  title: "Prompts",
  role: "prompts",
  matches: (fields) => Array.isArray(fields.messages) || firstText(fields, promptFields) !== null,
  *read(context) {
    const fields = withImages(context.fields, ["messages"]);
    const prompt = promptIn(fields);
    const asked: Message[] = Array.isArray(fields.messages)
      ? messages(fields.messages, "messages")
      : userMessage(prompt ?? "");
    const key = keyOf(fields, prompt ?? JSON.stringify(asked));
    yield promptRecord(context, key, asked, { ...extraOf(fields), tools: toolsIn(fields.tools) });
  },
};
