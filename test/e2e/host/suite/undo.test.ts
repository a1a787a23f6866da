/** Apply, then undo: whatever the document and the answer, one undo brings back every byte of the file. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import * as vscode from 'vscode';
import { applyAnswer, insertBelow as describeBelow } from '../../../../src/core/answer/index.ts';
import { insertBelow, replaceCode } from '../../../../src/host/proposal/applyProposal.ts';
import { findSelectionTarget } from '../../../../src/host/proposal/findSelectionTarget.ts';
import type { Proposal } from '../../../../src/host/proposal/proposal.ts';
import {
  type SelectionTarget,
  splitDocument,
} from '../../../../src/host/proposal/selectionTarget.ts';

const RUNS = 20;
const TEST_LIMIT_MS = 120_000;
const SAVE_LIMIT_MS = 5_000;

/** No selection ends inside of the last sign, which is two. */
const line = fc.constantFrom(
  ...['', '   ', 'a();', '  b();', '\tc(d, e)', 'if (x) {', '}', '# é 漢 in a text 😀', 'x = 1  '],
);
const lines = fc.array(line, { minLength: 1, maxLength: 12 });
const at = fc.nat({ max: 12 });

/** A file on the disk, what is selected of it, and what a model answered. */
const situation: fc.Arbitrary<Situation> = fc.record({
  eol: fc.constantFrom('\n', '\r\n'),
  hasMark: fc.boolean(),
  endsInBreak: fc.boolean(),
  lines,
  selection: fc.tuple(at, at, at, at),
  answer: lines,
  ending: fc.constantFrom('ts', 'py', 'md', 'txt'),
});
interface Situation {
  readonly eol: string;
  readonly hasMark: boolean;
  readonly endsInBreak: boolean;
  readonly lines: readonly string[];
  readonly selection: readonly [number, number, number, number];
  readonly answer: readonly string[];
  readonly ending: string;
}

type CarryOut = (proposal: Proposal) => Promise<boolean>;

suite('apply, then undo', () => {
  const folder = mkdtempSync(join(tmpdir(), 'locallama-undo-'));
  let count = 0;
  teardown(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));
  suiteTeardown(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

  for (const [name, carryOut] of [
    ['Apply', replaceCode],
    ['Insert Below', insertBelow],
  ] as const) {
    test(`one undo of ${name} gives the document back, whatever it is`, async function () {
      this.timeout(TEST_LIMIT_MS);
      const property = fc.asyncProperty(situation, async given => {
        const opened = await open(given);
        await carryOutAndUndo(opened, carryOut);
      });
      await fc.assert(property, { numRuns: RUNS, endOnFailure: true });
    });
  }

  for (const eol of ['\n', '\r\n']) {
    for (const ending of ['', eol]) {
      const shown = JSON.stringify(eol);
      test(`${shown}, a mark and ${ending ? 'a' : 'no'} last line end stay on the disk`, async () => {
        const given = { eol, hasMark: true, endsInBreak: ending !== '', ending: 'ts' };
        const lines = ['f();', '', '\tg();', 'h();'];
        const opened = await open({
          ...{ ...given, lines, selection: [0, 0, 2, 5], answer: ['f(1);', '\tg(2);'] },
        });
        const bytes = readFileSync(opened.file);
        await carryOut(opened, replaceCode);
        const wanted = ['\uFEFFf(1);', '\tg(2);', 'h();'].join(eol) + ending;
        await savedAs(opened, Buffer.from(wanted));
        await vscode.commands.executeCommand('undo');
        await savedAs(opened, bytes);
      });
    }
  }

  async function open(given: Situation): Promise<Opened> {
    const { eol } = given;
    const file = join(folder, `${count++}.${given.ending}`);
    const text = given.lines.join(eol) + (given.endsInBreak ? eol : '');
    writeFileSync(file, (given.hasMark ? '\uFEFF' : '') + text);
    const editor = await vscode.window.showTextDocument(vscode.Uri.file(file));
    const { start, end } = editor.document.validateRange(new vscode.Range(...given.selection));
    editor.selection = new vscode.Selection(start, end);
    return { editor, file, text, answer: given.answer.join('\n') };
  }
});

interface Opened {
  readonly editor: vscode.TextEditor;
  readonly file: string;
  readonly text: string;
  readonly answer: string;
}

async function carryOutAndUndo(opened: Opened, action: CarryOut): Promise<void> {
  const isChanged = await carryOut(opened, action);
  if (isChanged) await vscode.commands.executeCommand('undo');
  assert.equal(opened.editor.document.getText(), opened.text);
}

/** False where there is nothing to do. What is done is exactly what was proposed. */
async function carryOut({ editor, text, answer }: Opened, action: CarryOut): Promise<boolean> {
  const target = await findSelectionTarget(editor);
  if (typeof target === 'string') return false;
  const proposal = propose(target, answer);
  const { old, now } = action === replaceCode ? proposal.change : proposal.below;
  if (now === old) return false;
  assert.equal(await action(proposal), true);
  const { offset } = proposal.change;
  const wanted = text.slice(0, offset) + now + text.slice(offset + old.length);
  assert.equal(editor.document.getText(), wanted);
  return true;
}

/** The file is written a moment after the editor says so. */
async function savedAs({ editor, file }: Opened, wanted: Buffer): Promise<void> {
  await editor.document.save();
  const end = Date.now() + SAVE_LIMIT_MS;
  while (!readFileSync(file).equals(wanted) && Date.now() < end) await sleep(50);
  assert.equal(readFileSync(file, 'utf8'), wanted.toString('utf8'));
}

function propose(target: SelectionTarget, code: string): Proposal {
  const place = splitDocument(target);
  const { document, range } = target;
  const file = { kind: 'edit', uri: document.uri, offset: document.offsetAt(range.start) } as const;
  const change = { ...file, old: target.code, now: applyAnswer(place, code) };
  const below = { ...file, ...describeBelow(place, code, 'empty-line') };
  return { taskId: 'task', uri: document.uri, code, change, below, facts: '' };
}
