import { type Message, textOf, textOfAll } from "@/lib/domain/message";

/**
 * Messages as PostgreSQL writes a jsonb, turned into the JSON of an export. A million rows of long texts are mostly
 * copied: only messages that hold more than a role and a text are parsed and written anew.
 */

/**
 * A key that a plain message has not, or a content in parts. Inside a text quotes are escaped, so this finds keys (and
 * at worst a text that is nothing but that word).
 */
const moreThanText = /"(?:type|name|toolCalls|toolCallId)"|"content": \[/;
const nextMessage = '}, {"role": ';
const contentStart = '"content": ';

/**
 * A message list of one shape: role and content, both texts. Pictures and tool calls have no place in it.
 * @param json the jsonb's text: a space after each colon and comma, shorter keys first
 */
export function turnsJson(json: string): string {
  if (!moreThanText.test(json)) return json;
  const messages = JSON.parse(json) as Message[];
  return JSON.stringify(messages.map((message) => ({ role: message.role, content: textOf(message) })));
}

/** The text of an answer as one JSON string. @param json as for turnsJson */
export function textJson(json: string): string {
  return onlyContent(json) ?? JSON.stringify(textOfAll(JSON.parse(json) as Message[]));
}

/** A conversation as one JSON string: a single turn as it is, several with their speakers. @param json as for turnsJson */
export function promptJson(json: string): string {
  const only = onlyContent(json);
  if (only !== null) return only;
  const messages = JSON.parse(json) as Message[];
  const [first] = messages;
  if (messages.length === 1 && first) return JSON.stringify(textOf(first));
  return JSON.stringify(messages.map((message) => `${message.role}: ${textOf(message)}`).join("\n\n"));
}

/** The content of a single plain message, still as JSON. */
function onlyContent(json: string): string | null {
  if (json.includes(nextMessage) || moreThanText.test(json)) return null;
  const at = json.indexOf(contentStart);
  return at < 0 ? null : json.slice(at + contentStart.length, -2);
}
