/** `Edit or Explain with LocalLama…`: from the selected code to a diff, or to an answer in words. */
import * as vscode from 'vscode';
import {
  appendAnswer,
  applyAnswer,
  dedentSelection,
  insertBelow,
  type Place,
} from '../../core/answer/index.ts';
import type { RouteTaskOutput } from '../../protocol/tools/index.ts';
import { type Answers, formatFactsLine } from '../chat/index.ts';
import { COMMANDS } from '../contributions.ts';
import {
  type FileChange,
  findSelectionTarget,
  isReadOnly,
  type Proposals,
  reanchor,
  type SelectionTarget,
  splitDocument,
} from '../proposal/index.ts';
import { showNotice } from '../show/index.ts';
import { extractComment } from './extractComment.ts';
import type { FoundTestPlace } from './findTestPlace.ts';
import { gatherContext } from './gatherContext.ts';
import {
  buildTaskText,
  EXPLAIN,
  type Instruction,
  isComment,
  listInstructions,
  makeCommentInstruction,
  rewordInstruction,
} from './instructions.ts';
import { pickInstruction } from './pickInstruction.ts';
import type { Requests } from './requests.ts';
import type { AnsweredOutput, RouteRequest } from './routeRequest.ts';

export interface RouteDependencies {
  readonly requests: Requests;
  readonly proposals: Proposals;
  readonly answers: Answers;
  /** Remembers the person's own words. */
  readonly memento: vscode.Memento;
}

/**
 * Runs the command on the active editor. Resolves when the answer is shown; never rejects. That an
 * editor is `read-only` for this session is known to keys and menus only.
 */
export async function routeSelection(
  parts: RouteDependencies,
  held: 'read-only' | 'as its file',
): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const mayChange = editor && held !== 'read-only' && !(await isReadOnly(editor.document));
  if (editor && !mayChange && !(await offerToExplain(editor.document))) return;
  const target = editor ? await findSelectionTarget(editor) : 'none';
  if (target === 'left') return;
  if (!editor || target === 'none') return adviseToSelect();
  editor.selection = new vscode.Selection(target.range.start, target.range.end);
  const instruction = mayChange ? await chooseInstruction(parts, target) : EXPLAIN;
  if (!instruction) return;
  if (target.document.getText(target.range) !== target.code) return adviseToSelectAgain();
  return parts.requests.run(await makeRequest(parts, instruction, target));
}

function chooseInstruction(
  { memento }: RouteDependencies,
  { what, code, document }: SelectionTarget,
) {
  const asked = extractComment(code, document.languageId);
  // What the selection itself asks for comes before all else.
  const first = asked === undefined ? [] : [makeCommentInstruction(asked)];
  return pickInstruction(memento, what, [...first, ...listInstructions(document.languageId)]);
}

/** The request about `target` as its document is now. */
async function makeRequest(
  parts: RouteDependencies,
  instruction: Instruction,
  target: SelectionTarget,
): Promise<RouteRequest> {
  const tests = instruction.answer === 'tests' ? await findTests(target) : undefined;
  const place = splitDocument(target);
  return {
    title: instruction.label,
    words: instruction.words,
    input: buildInput(instruction, target, place, tests),
    show: output => showAnswer(parts, { instruction, target, place, tests }, output),
    renew: async words => {
      const found = await findAgain(target, place.before.length);
      if (!found) return adviseToSelectAgain();
      return makeRequest(parts, rewordInstruction(instruction, words), found);
    },
  };
}

async function findTests({ document }: SelectionTarget): Promise<FoundTestPlace | undefined> {
  const { findTestPlace } = await import('./findTestPlace.ts');
  return findTestPlace(document);
}

/** Undefined where the code is not there any more, or more than once. */
async function findAgain(
  target: SelectionTarget,
  offset: number,
): Promise<SelectionTarget | undefined> {
  const document = await vscode.workspace.openTextDocument(target.document.uri);
  const anchor = reanchor(document.getText(), target.code, offset);
  if (anchor.kind !== 'found') return undefined;
  const ends = [anchor.offset, anchor.offset + target.code.length] as const;
  const [start, end] = ends.map(at => document.positionAt(at)) as [
    vscode.Position,
    vscode.Position,
  ];
  return { ...target, document, range: new vscode.Range(start, end) };
}

function adviseToSelectAgain(): undefined {
  void showNotice('warning', 'the code changed. Select it again.');
}

function buildInput(
  instruction: Instruction,
  target: SelectionTarget,
  place: Place,
  tests: FoundTestPlace | undefined,
) {
  const { document, code } = target;
  const language = document.languageId;
  const context = gatherContext(target, place, tests?.example ?? null);
  const wanted = tests
    ? { ...instruction, words: `${instruction.words} ${tests.words}` }
    : instruction;
  return {
    task: buildTaskText(wanted, { code: dedentSelection(place), language }),
    ...(instruction.intent && { intent: instruction.intent }),
    ...(context && { context }),
    // The text holds all the context there is, and the server measures it.
    context_length: 0,
    language,
    // In the place of a comment, the code stands for a check as well as below it.
    ...((instruction.answer === 'code' || isComment(instruction)) && { replaces: code }),
    file_path: document.uri.scheme === 'untitled' ? document.uri.path : document.uri.fsPath,
  };
}

/** What was asked about which code. */
interface Asked {
  readonly instruction: Instruction;
  readonly target: SelectionTarget;
  readonly place: Place;
  /** Where tests go; undefined: below the code. */
  readonly tests: FoundTestPlace | undefined;
}

/** Resolves with what is said of the answer beside the name of its model. */
async function showAnswer(
  parts: RouteDependencies,
  asked: Asked,
  output: AnsweredOutput,
): Promise<string> {
  const { instruction, target } = asked;
  if (instruction.answer !== 'prose' && output.code !== undefined) {
    return showCode(parts, asked, { ...output, code: output.code });
  }
  const sign = /[?!.:…]$/.test(instruction.label) ? '' : ':';
  await parts.answers.show(`${instruction.label}${sign} ${target.what}`, output);
  return '';
}

async function showCode(
  { proposals }: RouteDependencies,
  asked: Asked,
  output: RouteTaskOutput & { readonly code: string },
): Promise<string> {
  const { instruction, target, place, tests } = asked;
  const { code, task_id: taskId } = output;
  // Own words may have asked for tests, which stand beside the code.
  const stays = instruction.answer !== 'code' || output.intent === 'test';
  const change = stays
    ? appendAnswer(place, code, isComment(instruction) ? 'line' : 'empty-line')
    : { old: target.code, now: applyAnswer(place, code) };
  const file = { kind: 'edit', uri: target.document.uri, offset: place.before.length } as const;
  const added = stays ? change : insertBelow(place, code, 'empty-line');
  const below: FileChange = { ...file, ...added };
  const applied = tests ? tests.add(code) : { ...file, ...change };
  if (applied.now === applied.old) {
    return tests ? 'The tests are there already.' : 'The answer is the code as it is.';
  }
  const original = tests ? tests.text : place.before + place.selected + place.after;
  const facts = formatFactsLine(output);
  await proposals.show({ taskId, original, code, change: applied, below, facts });
  return '';
}

async function adviseToSelect(): Promise<void> {
  const ask = 'Ask Without Code';
  const chosen = await showNotice(
    'info',
    'select some code, or put the cursor into a function.',
    ask,
  );
  if (chosen === ask) await vscode.commands.executeCommand(COMMANDS.ask);
}

/** Of a document that is read-only; resolves with whether the person wants it explained, which changes nothing. */
async function offerToExplain({ uri }: vscode.TextDocument): Promise<boolean> {
  const name = uri.path.split('/').pop() || 'This document';
  const explain = 'Explain It';
  const chosen = await showNotice(
    'warning',
    `${name} is read-only, so no answer could be put into it. Nothing was asked.`,
    explain,
  );
  return chosen === explain;
}
