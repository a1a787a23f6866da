/**
 * What an answer leaves out of the code that it stands for: code in whose place a remark stands, or
 * functions, methods, classes, statements and keys that are gone. It compares lines, so that it holds in every language
 * and in any words; what a request may want gone is not missed.
 */
import { findLanguage } from '../../languages/index.ts';
import type { Task } from '../../types.ts';
import {
  createRemarkCheck,
  findSharedIndent,
  isBlank,
  listHeadings,
  readDefinition,
  readIndent,
} from '../lines/index.ts';
import { readSelected } from '../readSelected.ts';
import { stripQuotedCode } from '../shouldHaveCode.ts';
import { findLostKeys } from './findLostKeys.ts';
import { findLostLines } from './findLostLines.ts';
import { listHunks } from './listHunks.ts';
import { listMembers } from './listMembers.ts';

/** A sentence about the first thing that is gone; null where nothing certainly is. */
export function findLostCode(code: string, task: Task, language: string | null): string | null {
  const selected = readSelected(task);
  if (selected === null || task.intent === 'translate') return null;
  const old = selected.split('\n');
  const now = code.split('\n');
  const request = stripQuotedCode(task.prompt);
  const mayGo = REMOVES.test(request);
  const gap = findRemark(old, now, { language, intent: task.intent, mayGo });
  if (gap !== null || mayGo) return gap;
  return (
    findLostMember(old, now, request) ??
    findHidden(old, now, task) ??
    findLostPart(old, now, task, language)
  );
}

/** A definition that others may use no longer, since a word before it is gone. */
function findHidden(old: readonly string[], now: readonly string[], task: Task): string | null {
  const { before = '', after = '' } = task.context ?? {};
  const around = [before, ...now, after].join('\n');
  const isShownElsewhere = (name: string) =>
    new RegExp(`\\bexport(?:s|ed)?\\b[^\\n]*\\b${name.replace(/\$/g, '\\$&')}\\b`).test(around);
  const hidden = old.find(line => {
    const [shown] = SHOWN.exec(line.trim()) ?? [];
    const name = shown === undefined ? undefined : readDefinition(line.trim())?.name;
    if (shown === undefined || name === undefined || !/^[\w$]+$/.test(name)) return false;
    const bare = line.trim().slice(shown.length);
    const isBare = now.some(each => each.trim() === bare || isHeadOf(each.trim(), bare, name));
    return isBare && !isShownElsewhere(name) && isMissed(name, task);
  });
  return hidden === undefined
    ? null
    : `The answer hides what others may use, though nobody asked for that: ${quote(hidden)}`;
}

/** Whether a line begins the same definition as another, without the word that shows it. */
function isHeadOf(line: string, bare: string, name: string): boolean {
  const start = bare.slice(0, bare.indexOf(name) + name.length);
  return line.startsWith(start) && !/[\w$]/.test(line[start.length] ?? '');
}

const SHOWN = /^(?:export (?:default )?|pub(?:\(crate\))? |public )/;

/** Statements or keys that are gone without a word, and that neither request nor editor speaks of. */
function findLostPart(
  old: readonly string[],
  now: readonly string[],
  { prompt, context, intent }: Task,
  language: string | null,
): string | null {
  const told = [stripQuotedCode(prompt), ...(context?.diagnostics ?? [])].join('\n');
  const keys = findLostKeys(old.join('\n'), now.join('\n'), language);
  const isText = findLanguage(language)?.isProse === true;
  const lines = isText
    ? [...findLostHeadings(old, now, language), ...findBracketed(old, now)]
    : findLostLines(old, now, intent, createRemarkCheck(language));
  const gone = [...keys, ...lines].filter(part => !isTold(part, told));
  if (gone.length === 0 || gone.length < keys.length + lines.length) return null;
  const shown = gone.slice(0, MAX_SHOWN).map(quote).join(', ');
  return `The answer leaves out what nobody asked to remove: ${shown}`;
}

const MAX_SHOWN = 3;

/** Sections of a text that are gone, and none under another heading in their place. */
function findLostHeadings(
  old: readonly string[],
  now: readonly string[],
  language: string | null,
): readonly string[] {
  const marks = findLanguage(language)?.headings;
  const [before, after] = [old, now].map(
    lines => new Set(listHeadings(dedentLines(lines), marks).map(({ text }) => text)),
  );
  const lost = [...before!].filter(text => !after!.has(text));
  const gained = [...after!].filter(text => !before!.has(text));
  return lost.length > gained.length ? lost : [];
}

/** Sentences in whose place there are only words in brackets: they say that something stays. */
function findBracketed(old: readonly string[], now: readonly string[]): readonly string[] {
  return listHunks(old, now).flatMap(hunk => {
    const [lost, gained] = [hunk.old, hunk.now].map(each => each.filter(line => !isBlank(line)));
    const [only = '', another] = gained!;
    const isGap = another === undefined && /^[*_]*[([][^()[\]]+[)\]][*_]*$/.test(only.trim());
    return isGap && listWords(lost!.join(' ')).length > listWords(only).length ? lost! : [];
  });
}

function dedentLines(lines: readonly string[]): readonly string[] {
  const margin = findSharedIndent(lines.filter(line => !isBlank(line)).map(readIndent));
  return lines.map(line => (line.startsWith(margin) ? line.slice(margin.length) : line));
}

/** Whether a definition that is gone may be missed: the request neither names it nor asks for less. */
export function isMissed(name: string, task: Task): boolean {
  const told = [stripQuotedCode(task.prompt), ...(task.context?.diagnostics ?? [])].join('\n');
  const mayGo = task.intent === 'translate' || REMOVES.test(stripQuotedCode(task.prompt));
  return readSelected(task) !== null && !mayGo && !hasWord(told, name);
}

/** A request that says a name of what is gone may well want it gone. */
function isTold(part: string, told: string): boolean {
  const text = part.trim();
  const isWord = /^[\p{L}\p{N}_$]+$/u.test(text);
  const isSaid = isWord ? hasWord(told, text) : told.includes(text);
  return isSaid || listWords(text).some(word => hasWord(told, word));
}

function listWords(part: string): readonly string[] {
  return part.match(/[\p{L}_$][\p{L}\p{N}_$]{2,}/gu) ?? [];
}

/** Words of requests that may be for less code. What they name is not missed either. */
const REMOVES =
  /\b(?:remov|delet|drop|strip|inlin|merg|combin|extract|mov|replac|dedup|unus|dead|only|simplif|shorten|collaps|unif|consolidat|eliminat|omit|split|clean|tid[yi]|rid\b|minif|entfern|lösch|streich|supprim|enlev|retir|elimin|borr|quit|rimuov|cancell|usu[nń]|ta bort|fjern|poist|verwijder|odstra|kald[ıi]r|hapus|töröl)|n.t want|not want|xóa|șterge|احذف|حذف|हटा|удал|убер|删|去掉|移除|削除|取り除|제거|삭제/i;

interface Circumstances {
  readonly language: string | null;
  readonly intent: Task['intent'];
  readonly mayGo: boolean;
}

/** Where a remark has taken the place of code. `mayGo`: it may say why it is gone, as was asked. */
function findRemark(
  old: readonly string[],
  now: readonly string[],
  { language, intent, mayGo }: Circumstances,
): string | null {
  const isRemark = createRemarkCheck(language);
  // Whoever refactors makes less of much, and may say so below.
  const isShorter = intent === 'refactor';
  const there = new Set(now.map(line => line.trim()));
  const known = new Set(old.map(line => line.trim()));
  for (const hunk of listHunks(old, now)) {
    const isCode = (line: string) => /[\p{L}\p{N}]/u.test(line) && !isRemark(line);
    const lost = hunk.old.filter(line => isCode(line) && !there.has(line.trim()));
    const gained = hunk.now.filter(isCode);
    const remark = hunk.now.find(line => isRemark(line) && !known.has(line.trim()));
    if (remark === undefined || lost.length <= gained.length) continue;
    const isMute = !mayGo && lost.length >= LEAST_LOST;
    const isBare = gained.length === 0 || (!isShorter && isLastOfBlock(now, remark));
    if ((isMute && isBare) || ELISION.test(remark)) {
      return `The answer leaves code out, where it only says ${quote(remark)}: ${quote(lost.at(-1) ?? '')}`;
    }
  }
  return null;
}

/** A remark with nothing behind it speaks of no code that is there. */
function isLastOfBlock(lines: readonly string[], remark: string): boolean {
  const at = lines.lastIndexOf(remark);
  const next = lines.slice(at + 1).find(line => !isBlank(line));
  return next === undefined || readIndent(next).length < readIndent(remark).length;
}

/** A single line may have been wrong, and a remark may say why it is gone. */
const LEAST_LOST = 2;

const ELISION =
  /\.{3}|…|\b(?:rest|remain\w*|unchanged|untouched|other|others|same|existing|previous|omitted|as before|unverändert|restlich\w*|übrig\w*|gleich|wie (?:zuvor|oben|bisher)|sin cambios|resto|igual|inchangé\w*|reste|inalterad\w*|invariat\w*)(?![\w-])|без изменений|остальн|不变|其余|省略|保持|変更なし|残り|나머지|그대로/i;

/** A function, a method or a class of the code that the answer no longer has, nor another in its place. */
function findLostMember(
  old: readonly string[],
  now: readonly string[],
  request: string,
): string | null {
  const before = listMembers(old);
  const after = listMembers(now);
  const names = new Set(after.map(({ name }) => name));
  const known = new Set(before.map(({ name }) => name));
  const text = now.join('\n');
  const lost = before.filter(
    ({ name, isPrivate }) =>
      !names.has(name) && !isPrivate && !isBound(name, text) && !hasWord(request, name),
  );
  const gained = [...names].filter(name => !known.has(name));
  const isVersion = [...names].some(name => known.has(name));
  const [first] = lost;
  if (first === undefined || !isVersion || lost.length <= gained.length) return null;
  return `The answer leaves code out that nobody asked to remove: ${quote(first.line)}`;
}

/** Whether a name is given a value, or comes from elsewhere. */
function isBound(name: string, text: string): boolean {
  const own = name.replace(/[$?]/g, '\\$&');
  return new RegExp(
    `(?:import|from|require|using|use)\\b[^\\n]*\\b${own}\\b|\\b${own}\\s*[:=]`,
  ).test(text);
}

/** Whether a text has a name; scripts without blanks may stand right beside it. */
function hasWord(text: string, name: string): boolean {
  const isPlain = /^[\w$]+$/.test(name);
  return text.split(isPlain ? /[^\w$]+/ : /[^\p{L}\p{N}_$]+/u).includes(name);
}

function quote(line: string): string {
  const text = line.trim();
  return `"${text.length > MAX_QUOTED_CHARS ? `${text.slice(0, MAX_QUOTED_CHARS)}…` : text}"`;
}

const MAX_QUOTED_CHARS = 160;
