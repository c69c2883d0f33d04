export interface PersonalData {
  what: "email" | "chinese_id" | "card" | "ip" | "phone";
  /** The first and last characters, what is between them hidden. */
  masked: string;
}

const email = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63})*\.\p{L}{2,24}/gu;
const digits = /(?<![A-Za-z\p{N}.,$€£¥-])\+?\(?\d[\d\s().-]{5,24}[\dXx](?![A-Za-z\p{N}])/gu;
const ip = /(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])/g;
/** Names that exist to be examples (RFC 2606). */
const exampleDomain = /@(?:[\w-]+\.)*(?:example\.(?:com|org|net)|[\w-]+\.(?:test|invalid|example))$/i;

/** What looks like personal data in a text. Numbers with a checksum are told by it; examples and private addresses are not. */
export function findPersonalData(text: string): PersonalData[] {
  const found: PersonalData[] = [];
  const add = (what: PersonalData["what"], value: string) => found.push({ what, masked: mask(value) });
  if (text.includes("@"))
    for (const [value] of text.matchAll(email)) if (!exampleDomain.test(value)) add("email", value);
  for (const [value] of text.matchAll(ip)) if (isPublicIp(value)) add("ip", value);
  for (const [value] of text.matchAll(digits)) {
    const plain = value.replace(/[^\dXx]/g, "");
    if (isChineseId(plain)) add("chinese_id", value);
    else if (isCard(plain)) add("card", value);
    else if (isPhone(value, plain)) add("phone", value);
  }
  return found;
}

function mask(value: string): string {
  const [start, end] = value.length > 8 ? [2, 2] : [1, 1];
  return `${value.slice(0, start)}${"•".repeat(Math.min(12, value.length - start - end))}${value.slice(-end)}`;
}

/** GB 11643-1999: 17 digits with a date of birth, then the check character of ISO 7064 MOD 11-2. */
function isChineseId(plain: string): boolean {
  if (!/^[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]$/.test(plain))
    return false;
  let sum = 0;
  for (let place = 0; place < 17; place++) sum += Number(plain[place]) * (2 ** (17 - place) % 11);
  return "10X98765432"[sum % 11] === plain[17]?.toUpperCase();
}

/** Luhn's checksum (ISO/IEC 7812), on numbers that begin as cards do. */
function isCard(plain: string): boolean {
  if (!/^(?:4\d{12}(?:\d{3})?|5[1-5]\d{14}|2[2-7]\d{14}|3[47]\d{13}|6\d{15,18})$/.test(plain)) return false;
  let sum = 0;
  for (let place = 0; place < plain.length; place++) {
    const digit = Number(plain[plain.length - 1 - place]);
    const doubled = place % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** International with a plus, Chinese mobile, or written in groups as North American ones are. */
function isPhone(value: string, plain: string): boolean {
  if (/[Xx]/.test(plain)) return false;
  if (value.startsWith("+")) return plain.length >= 8 && plain.length <= 15;
  if (/^1[3-9]\d{9}$/.test(plain)) return true;
  return /^\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}$/.test(value.trim());
}

/** IPv4, neither private, loopback, link-local, documentation nor written with zeros in front. */
function isPublicIp(value: string): boolean {
  const parts = value.split(".").map(Number);
  const [a = 0, b = 0, c = 0] = parts;
  if (parts.some((part) => part > 255) || value.split(".").some((part) => /^0\d/.test(part))) return false;
  if (a === 0 || a === 10 || a === 127 || a >= 224) return false;
  if ((a === 172 && b >= 16 && b < 32) || (a === 192 && b === 168) || (a === 169 && b === 254)) return false;
  const isDocumentation =
    (a === 192 && b === 0 && c === 2) ||
    (a === 198 && b === 51 && c === 100) ||
    (a === 203 && b === 0 && c === 113);
  // 1.2.3.4 and its like are versions more often than addresses.
  return !isDocumentation && a > 4;
}
