/**
 * Whether the answer to a request for documentation, for types or for another name is the same code as
 * before: only comments, annotations or the names that the request gives may differ.
 */
import { applyAnswer, readFences } from '../../../core/answer/index.ts';
import type { Task } from '../../../core/types.ts';
import { type CheckInput, type CheckResult, reportFailed, reportPassed, SILENT } from '../check.ts';
import { findReader } from '../readers/index.ts';
import {
  findField,
  listSyntaxFaults,
  readText,
  readTree,
  type SyntaxTree,
  walkTree,
} from '../syntax/index.ts';
import { type LeftOut, listTokens, type Token } from './compareCode.ts';
import { compareRenamed } from './compareRenamed.ts';

export async function checkSameCode({ task, answer }: CheckInput): Promise<CheckResult> {
  const { code, language } = answer;
  const { intent, replaces } = task;
  if (code === null || language === null || replaces === undefined) return SILENT;
  if (intent !== 'document' && intent !== 'types' && intent !== 'rename') return SILENT;
  const [before, after] = makeDocuments(task, replaces, code, language);
  const leftOut = intent === 'types' ? 'types' : 'nothing';
  const old = await readTokens(before, language, leftOut);
  const now = await readTokens(after, language, leftOut);
  if (old === null || now === null) return SILENT;
  return intent === 'rename' ? reportRenaming(old, now, task) : reportDifference(old, now, intent);
}

function reportDifference(old: Code, now: Code, intent: 'document' | 'types'): CheckResult {
  const what = intent === 'types' ? 'types' : 'comments';
  const at = old.tokens.findIndex((token, i) => token.text !== now.tokens[i]?.text);
  if (at < 0 && now.tokens.length === old.tokens.length) {
    return reportPassed(`It is the same code but for ${what}.`, { but: what });
  }
  const [from, to] = [showToken(old.tokens, at), showToken(now.tokens, at)];
  return reportFailed(`More than ${what} differs: ${from} became ${to}.`);
}

function reportRenaming(old: Code, now: Code, { prompt }: Task): CheckResult {
  const { fences, after } = readFences(prompt);
  const request = [...fences.map(fence => fence.before), after].join('\n');
  const found = compareRenamed({
    old: old.tokens,
    now: now.tokens,
    request,
    methods: listMethods(old.tree),
  });
  switch (found.kind) {
    case 'same': {
      const names = found.names.map(([from, to]) => `\`${from}\` is \`${to}\``).join(', ');
      return reportPassed(`It is the same code but for names: ${names}.`, { but: 'names' });
    }
    case 'other':
      return reportFailed(`More than names differs: \`${found.from}\` became \`${found.to}\`.`);
    case 'unsure':
      return SILENT;
  }
}

/** Names of functions that are defined in a class. */
function listMethods(tree: SyntaxTree): ReadonlySet<string> {
  const names = new Set<string>();
  for (const type of walkTree(tree.root)) {
    if (!/class|impl|interface|trait/.test(type.type)) continue;
    for (const node of walkTree(type)) {
      const name = /function|method/.test(node.type) ? findField(node, 'name') : undefined;
      if (name !== undefined) names.add(readText(tree, name));
    }
  }
  return names;
}

interface Code {
  readonly tree: SyntaxTree;
  readonly tokens: readonly Token[];
}

/** What is selected may be no whole program, so that it is read in its document where that is given. */
function makeDocuments(
  { context }: Task,
  replaces: string,
  code: string,
  language: string,
): readonly [string, string] {
  const { before, after } = context ?? { before: '', after: '' };
  const placed = applyAnswer({ before, selected: replaces, after, language }, code);
  return [before + replaces + after, before + placed + after];
}

/** Null where the code cannot be read without doubt. */
async function readTokens(code: string, language: string, leftOut: LeftOut): Promise<Code | null> {
  const untyped = leftOut === 'types' ? findReader(language).untyped : undefined;
  const plain = untyped === undefined ? code : untyped.strip(code);
  const tree = plain === null ? null : await readTree(plain, untyped?.language ?? language);
  if (tree === null || listSyntaxFaults(tree).length > 0) return null;
  return { tree, tokens: listTokens(tree, language, leftOut) };
}

const MAX_SHOWN = 8;

/** The place where two lists part, without what only tells their structure. */
function showToken(tokens: readonly Token[], at: number): string {
  const from = at < 0 ? tokens.length : at;
  const shown = tokens.slice(from).filter(({ text }) => !/^<\/?\w+>$/.test(text));
  const text = shown
    .slice(0, MAX_SHOWN)
    .map(token => token.text)
    .join(' ');
  return text === '' ? 'nothing' : `\`${text.slice(0, MAX_SHOWN_CHARS)}\``;
}

const MAX_SHOWN_CHARS = 120;
