/** Times as hosts write them: `1.8s`, `6m0s`, `250ms`, `PT1.8S`, `2 minutes`. */
import type { EpochMs } from '../../types.ts';

/** Milliseconds, or `undefined` where `text` is more or less than a span of time. */
export function parseDuration(text: string): number | undefined {
  const spaced = text.trim().replace(/^PT(?=[\d.])/i, '');
  if (!WHOLE.test(spaced)) return undefined;
  return sumParts(spaced);
}

/** The moment that follows a word for coming back, as hosts write it in full. */
export function findMoment(words: string): EpochMs | undefined {
  const told = MOMENT.exec(words)?.[1];
  const ms = told === undefined ? Number.NaN : Date.parse(told);
  return Number.isNaN(ms) ? undefined : ms;
}

const MOMENT =
  /\b(?:again|until|resets?|available|after)\b[^.\n\d]{0,40}?(\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:?\d\d))/i;

/** The first span of time that follows a word for coming back. */
export function findDuration(words: string): number | undefined {
  const told = (COMING_BACK.exec(words) ?? LATER.exec(words))?.groups?.span;
  return told === undefined ? undefined : sumParts(told);
}

function sumParts(text: string): number {
  const parts = [...text.matchAll(new RegExp(PART, 'gi'))];
  return parts.reduce((sum, { groups }) => sum + toMs(groups!.amount!, groups!.unit!), 0);
}

/** What a unit begins with tells which one it is, but for the two that begin with an m. */
function toMs(amount: string, unit: string): number {
  const name = unit.toLowerCase();
  if (/^(ms|mil|毫)/.test(name)) return Number(amount);
  return Number(amount) * MS_OF[name[0]!]!;
}

const MS_OF: Readonly<Record<string, number>> = {
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 24 * 3_600_000,
  秒: 1_000,
  分: 60_000,
  小: 3_600_000,
  时: 3_600_000,
  天: 24 * 3_600_000,
};

const UNIT =
  'ms|milliseconds?|seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|days?|d|毫秒|秒|分钟|分|小时|时|天';
const PART = `(?<amount>\\d+(?:\\.\\d+)?)\\s*(?<unit>${UNIT})(?![a-z])`;
const SPAN = `(?:\\d+(?:\\.\\d+)?\\s*(?:${UNIT})(?![a-z])(?:[\\s,]|and\\b)*)+`;
const WHOLE = new RegExp(`^${SPAN}$`, 'i');
const COMING_BACK = new RegExp(
  `\\b(?:retry(?:ing)?|again|wait|resets?|available)\\b[^.\\n\\d]{0,40}?(?<span>${SPAN})`,
  'i',
);

/** Zhipu, and Chinese gateways, 2025: "请在2秒后重试". The word for coming back stands behind. */
const LATER = new RegExp(`(?<span>${SPAN})(?:之后|以后|后)[^\\n]{0,8}(?:重试|再试)`, 'i');
