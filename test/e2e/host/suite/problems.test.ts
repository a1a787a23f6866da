/** What language servers find in a document after an answer was put in: told once, and taken back on demand. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as vscode from 'vscode';
import {
  listNewErrors,
  type Problem,
  reportNewProblems,
} from '../../../../src/host/proposal/reportNewProblems.ts';

const SETTLED_MS = 1_500;
const WARM_UP_MS = 45_000;
/** As long as the language servers get. */
const LOOK_MS = 10_000;

suite('problems after an answer was put in', function () {
  this.timeout(120_000);
  const folder = mkdtempSync(join(tmpdir(), 'locallama-problems-'));
  const own = vscode.languages.createDiagnosticCollection('locallama-test');
  teardown(async () => {
    await vscode.commands.executeCommand('notifications.clearAll');
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    own.clear();
  });
  suiteTeardown(() => {
    own.dispose();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  test('the editor’s own TypeScript: a wrong type is found, what was there before is not', async () => {
    mkdirSync(join(folder, 'shop'));
    writeFileSync(
      join(folder, 'shop', 'tax.ts'),
      'export const tax = (net: number) => net * 1.2;\n',
    );
    const text =
      "import { tax } from './tax';\n\nlet old: number = 'was here before';\nexport const gross = tax(1);\n";
    const document = await open('shop/cart.ts', text);
    const known = await waitForErrors(document, 1);
    assert.match(known.map(({ message }) => message).join(), /string/);
    await replace(document, 'tax(1)', "tax('1')");
    const reporting = reportNewProblems(document.uri, known);
    const now = await waitForErrors(document, 2);
    const [found, ...more] = listNewErrors(known, now);
    assert.match(found?.message ?? '', /Argument of type 'string'/);
    assert.deepEqual(more, []);
    await answerNotice();
    assert.equal(await reporting, false);
    assert.match(document.getText(), /tax\('1'\)/);
  });

  test('one undo takes the answer back where the person wants it', async () => {
    const document = await open('a.txt', 'one\n');
    await replace(document, 'one', 'two');
    const reporting = reportNewProblems(document.uri, []);
    own.set(document.uri, [problem('it is two')]);
    await sleep(SETTLED_MS);
    await vscode.commands.executeCommand('notification.acceptPrimaryAction');
    assert.equal(await reporting, true);
    assert.equal(document.getText(), 'one\n');
  });

  test('nothing is said of warnings, of what a person has changed since, and where nobody answers', async () => {
    const document = await open('b.txt', 'one\n');
    await replace(document, 'one', 'two');
    const warned = reportNewProblems(document.uri, []);
    own.set(document.uri, [problem('hm', vscode.DiagnosticSeverity.Warning)]);
    const startedMs = Date.now();
    assert.equal(await warned, false);
    assert.ok(Date.now() - startedMs >= LOOK_MS - SETTLED_MS, 'it waited to the end');
    const changed = reportNewProblems(document.uri, []);
    await replace(document, 'two', 'three');
    own.set(document.uri, [problem('too late')]);
    assert.equal(await changed, false);
    assert.equal(await reportNewProblems(vscode.Uri.file('/nowhere.txt'), []), false);
  });

  test('lines may move; a second one of a kind is new', () => {
    const [one, two] = [problem('a'), problem('a', vscode.DiagnosticSeverity.Error, 7)];
    assert.deepEqual(listNewErrors([one], [two]), []);
    assert.deepEqual(listNewErrors([one], [one, two]), [two]);
    assert.deepEqual(listNewErrors([], [one, problem('b')]).length, 2);
  });

  async function open(name: string, text: string): Promise<vscode.TextDocument> {
    writeFileSync(join(folder, name), text);
    const { document } = await vscode.window.showTextDocument(vscode.Uri.file(join(folder, name)));
    return document;
  }
});

async function replace(document: vscode.TextDocument, from: string, to: string): Promise<void> {
  const at = document.getText().indexOf(from);
  const editor = await vscode.window.showTextDocument(document);
  const range = new vscode.Range(document.positionAt(at), document.positionAt(at + from.length));
  await editor.edit(change => change.replace(range, to));
}

/** The language server may just have been started. */
async function waitForErrors(
  { uri }: vscode.TextDocument,
  count: number,
): Promise<readonly Problem[]> {
  const end = Date.now() + WARM_UP_MS;
  for (;;) {
    const found = vscode.languages
      .getDiagnostics(uri)
      .filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error);
    if (found.length >= count) return found;
    if (Date.now() > end) assert.fail(`${found.length} errors, and not ${count}`);
    await sleep(100);
  }
}

async function answerNotice(): Promise<void> {
  await sleep(SETTLED_MS);
  await vscode.commands.executeCommand('notifications.clearAll');
}

function problem(
  message: string,
  severity = vscode.DiagnosticSeverity.Error,
  line = 0,
): vscode.Diagnostic {
  return new vscode.Diagnostic(new vscode.Range(line, 0, line, 1), message, severity);
}
