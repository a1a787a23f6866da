/**
 * An answer that describes code instead of giving it: a patch, what to search and replace, a message
 * for a program. It becomes the selected code with the change in it, or it is no answer.
 */
import { findLanguage } from '../../languages/index.ts';
import {
  applyEdits,
  type Edit,
  hasReplacementMarks,
  readPatch,
  readReplacements,
} from '../edits/index.ts';
import type { Fence, FencedText } from '../fences/index.ts';
import { isSameFile } from '../isSameFile.ts';
import { measureKept } from '../lines/index.ts';
import { isToolBlock, readCallCode } from './readCallCode.ts';
import {
  chooseContent,
  type Message,
  type Replacement,
  readMessage,
  readTags,
} from './readMessage.ts';
import { unwrapCode } from './unwrapCode.ts';

export type Description =
  /** The code that was described. */
  | { readonly kind: 'code'; readonly code: string }
  /** It cannot be had from the description. */
  | { readonly kind: 'defect'; readonly defect: string }
  /** Nothing is described: these are blocks of code. */
  | { readonly kind: 'none'; readonly fences: readonly Fence[] };

/** There is only the selection that could be meant. */
const namesNone = () => null;

interface Selection {
  readonly selected: string;
  readonly language: string | null;
  readonly filePath: string | undefined;
}

/** What an answer describes. */
export function readDescription(
  text: string,
  { fences }: FencedText,
  selection: Selection,
): Description {
  const { selected } = selection;
  const isPatch = readPatch(selected, false) !== null || hasReplacementMarks(selected);
  if (isPatch) return { kind: 'none', fences };
  if (hasReplacementMarks(text)) return applyAll(readReplacements(text, namesNone), selection);
  const whole = /^\*\*\* Begin Patch/m.exec(text);
  if (whole !== null) return applyAll(readPatch(text.slice(whole.index), true), selection);
  const told = fences.filter(({ label }) => isToolBlock(label));
  if (told.length > 0) return readToolBlocks(told, fences, selection);
  const parts = fences.length > 0 ? fences : [makePart(text)];
  const patches = parts.filter(part => isPatchOf(part, selection));
  const others = parts.filter(part => !patches.includes(part));
  const hasCode = others.some(({ code }) => measureKept(selected, code) >= LEAST_KEPT);
  const called = readCalls(text, fences, selection);
  if (called !== null) return called;
  if (patches.length > 0) {
    if (hasCode) return { kind: 'none', fences: others };
    const edits = patches.map(part => readPatch(part.code, true));
    return applyAll(edits.every(each => each !== null) ? edits.flat() : null, selection);
  }
  return parts.length === 1
    ? readOneMessage(parts[0]?.code ?? '', fences, selection)
    : { kind: 'none', fences };
}

/** What tools were told, where the answer has no code beside it. */
function readToolBlocks(
  told: readonly Fence[],
  fences: readonly Fence[],
  selection: Selection,
): Description {
  const others = fences.filter(fence => !told.includes(fence));
  if (others.length > 0) return { kind: 'none', fences: others };
  const calls = told.flatMap(({ label, code }) => {
    return readMessage(code, selection.selected) === null ? readCallCode(label, code) : [];
  });
  const [own] = told.flatMap(({ code }) => readMessage(code, selection.selected) ?? []);
  return applyMessage(
    own ?? chooseContent(calls, selection.selected) ?? { kind: 'empty' },
    selection,
  );
}

/** A block that has more of the selected code is the code itself, beside a patch that shows it. */
const LEAST_KEPT = 0.5;

function makePart(code: string): Fence {
  return { label: '', file: null, code, before: '', column: 0, closed: true };
}

/** Whether a block is a patch; without a header or a label only where it fits and cannot be code. */
function isPatchOf({ code, label }: Fence, { selected }: Selection): boolean {
  const isLabelled = findLanguage(label)?.id === 'diff';
  if (readPatch(code, isLabelled) !== null) return true;
  const lines = code.split('\n');
  const hasBoth =
    lines.some(line => line.startsWith('+')) && lines.some(line => line.startsWith('-'));
  const own = new Set(selected.split('\n').map(line => line.trimEnd()));
  const isOwn = lines.some(line => /^[-+]/.test(line) && own.has(line.trimEnd()));
  const edits = hasBoth && !isOwn ? readPatch(code, true) : null;
  return edits !== null && applyEdits(selected, edits) !== null;
}

/** Calls in tags: of the whole answer, or of its only block. */
function readCalls(
  text: string,
  fences: readonly Fence[],
  selection: Selection,
): Description | null {
  const { selected, language } = selection;
  const isMarkup = MARKUP.has(findLanguage(language)?.role ?? '') || /<\/?[A-Za-z]/.test(selected);
  const [only] = fences;
  const inside = fences.length === 1 && only ? readTags(only.code, selected, isMarkup) : null;
  const hasCode = fences.some(({ code }) => measureKept(selected, code) >= LEAST_KEPT);
  const message = inside ?? (hasCode ? null : readTags(text, selected, isMarkup));
  return message === null ? null : applyMessage(message, selection);
}

const MARKUP: ReadonlySet<string> = new Set(['markup', 'document', 'data', 'output']);

function readOneMessage(code: string, fences: readonly Fence[], selection: Selection): Description {
  const message = readMessage(code, selection.selected);
  return message === null ? { kind: 'none', fences } : applyMessage(message, selection);
}

function applyMessage(message: Message, selection: Selection): Description {
  switch (message.kind) {
    case 'code':
      return readContent(message.code, selection);
    case 'replacements': {
      const applied = applyAll(message.pairs.map(makeEdit), selection);
      const code = applied.kind === 'code' ? null : replaceOnce(selection.selected, message.pairs);
      return code === null ? applied : { kind: 'code', code };
    }
    case 'empty':
      return { kind: 'defect', defect: NO_CODE };
  }
}

/** What a call hands over may be a patch in its turn. */
function readContent(content: string, selection: Selection): Description {
  const edits = hasReplacementMarks(content)
    ? readReplacements(content, namesNone)
    : readPatch(content, false);
  if (edits !== null) return applyAll(edits, selection);
  return { kind: 'code', code: unwrapCode(content, selection.selected, selection.language) };
}

/** The code with parts of its lines exchanged, letter by letter; null where one is not there once. */
function replaceOnce(code: string, pairs: readonly Replacement[]): string | null {
  let text = code;
  for (const { old, now } of pairs) {
    const at = old === '' || /\n/.test(old + now) ? -1 : text.indexOf(old);
    if (at < 0 || text.indexOf(old, at + 1) >= 0) return null;
    text = text.slice(0, at) + now + text.slice(at + old.length);
  }
  return text;
}

function makeEdit({ old, now }: Replacement): Edit {
  const cut = old.split('\n').map(text => ({ kind: 'cut', text }) as const);
  const add = now.split('\n').map(text => ({ kind: 'add', text }) as const);
  return { file: null, lines: [...cut, ...add] };
}

function applyAll(edits: readonly Edit[] | null, { selected, filePath }: Selection): Description {
  const own = edits === null ? null : keepOwn(edits, filePath);
  const code = own === null ? null : applyEdits(selected, own);
  return code === null ? { kind: 'defect', defect: UNFIT } : { kind: 'code', code };
}

/** The changes of one file: the one that was asked about, or the only one. */
function keepOwn(edits: readonly Edit[], filePath: string | undefined): readonly Edit[] {
  const own = edits.filter(({ file }) => file !== null && isSameFile(file, filePath));
  return own.length > 0 ? own : edits;
}

const UNFIT =
  'The answer describes a change instead of giving the code, and the change does not fit the code exactly.';
const NO_CODE = 'The answer is a message for a program, and has no code.';
