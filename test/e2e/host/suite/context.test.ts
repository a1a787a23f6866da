/** What a selection's request takes along: its surroundings, what the editor reports, related files, tests. */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as vscode from 'vscode';
import { replaceCode } from '../../../../src/host/proposal/applyProposal.ts';
import type { Proposal } from '../../../../src/host/proposal/proposal.ts';
import {
  type SelectionTarget,
  splitDocument,
} from '../../../../src/host/proposal/selectionTarget.ts';
import { findTestPlace } from '../../../../src/host/route/findTestPlace.ts';
import { gatherContext } from '../../../../src/host/route/gatherContext.ts';

const CART =
  "import { sum } from './money';\n\nexport class Cart {\n  total(): Money {\n    return sum(1);\n  }\n}\n";
const MONEY = 'export interface Money {\n  readonly cents: number;\n}\n\nexport const rate = 1;\n';

const root = () => vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? assert.fail('no folder');

async function open(path: string, text: string): Promise<vscode.TextDocument> {
  write(path, text);
  const document = await vscode.workspace.openTextDocument(vscode.Uri.file(join(root(), path)));
  await vscode.window.showTextDocument(document, { preview: false });
  return document;
}

function write(path: string, text: string): void {
  const file = join(root(), path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function select(document: vscode.TextDocument, from: number, to: number): SelectionTarget {
  const range = new vscode.Range(from, 0, to, document.lineAt(to).text.length);
  return { document, range, code: document.getText(range), what: 'test' };
}

const gather = (target: SelectionTarget) => gatherContext(target, splitDocument(target), null);

async function clear(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  for (const each of ['context', 'shop'])
    rmSync(join(root(), each), { recursive: true, force: true });
}

suite('what a request takes along', () => {
  teardown(clear);

  test('what stands before and after the selection, exactly', async () => {
    const target = select(await open('context/a.ts', CART), 3, 5);
    const { before, after } = gather(target) ?? assert.fail('nothing');
    assert.equal(before + target.code + after, CART);
  });

  test('what the editor reports at the selection, and nothing that it reports elsewhere', async () => {
    const document = await open('context/b.ts', CART);
    const reports = vscode.languages.createDiagnosticCollection('test');
    try {
      const at = (line: number, message: string) =>
        new vscode.Diagnostic(new vscode.Range(line, 4, line, 8), message);
      reports.set(document.uri, [at(4, 'No such name: sum.'), at(0, 'Not used.')]);
      assert.deepEqual(gather(select(document, 3, 5))?.diagnostics, [
        'Error at `return sum(1);`: No such name: sum.',
      ]);
      assert.equal(gather(select(document, 1, 2))?.diagnostics, undefined);
    } finally {
      reports.dispose();
    }
  });

  test('types that it names, from open files of its language alone, each with its path', async () => {
    const money = await open('context/money.ts', MONEY);
    await open('context/money.py', 'class Money:\n    pass\n');
    const document = await open('context/c.ts', CART);
    assert.deepEqual(gather(select(document, 3, 5))?.related, [
      {
        file_path: money.uri.fsPath,
        text: 'export interface Money {\n  readonly cents: number;\n}',
      },
    ]);
    assert.equal(gather(select(document, 4, 4))?.related, undefined, 'it names none there');
  });

  test('of a long document the head and what is near, and nothing of one with a NUL', async () => {
    const line = 'const filler = 1;\n';
    const long = await open(
      'context/d.ts',
      `// head\n${line.repeat(9_000)}f();\n${line.repeat(9_000)}`,
    );
    const context = gather(select(long, 9_001, 9_001)) ?? assert.fail('nothing');
    assert.ok(context.before.length <= 100_001 && context.after.length <= 100_000);
    assert.match(context.before, /^\/\/ head\n[\s\S]*const filler = 1;\n$/);
    const odd = await vscode.workspace.openTextDocument({ content: 'a\0b\nf();\n' });
    assert.equal(gather(select(odd, 1, 1)), undefined);
  });
});

suite('the file that tests go into', () => {
  teardown(clear);

  test('is found by the tests that there are, one of which shows how', async () => {
    write('shop/package.json', '{ "devDependencies": { "vitest": "1" } }');
    write('shop/src/sum.ts', 'export {};\n');
    write('shop/test/sum.spec.ts', "import { test } from 'vitest';\n");
    write('shop/node_modules/x/y.test.ts', '');
    const place = await findTestPlace(await open('shop/src/a/cart.ts', CART));
    const { path, isNew, framework, text, example } = place ?? assert.fail('no habit');
    assert.deepEqual(
      { path, isNew, framework, text },
      { path: 'shop/test/a/cart.spec.ts', isNew: true, framework: 'Vitest', text: '' },
    );
    assert.deepEqual(example, {
      file_path: join(root(), 'shop/test/sum.spec.ts'),
      text: "import { test } from 'vitest';\n",
    });
  });

  test('has its text as the editor has it, saved or not', async () => {
    write('shop/cart.py', 'x = 1\n');
    const tests = await open('shop/test_cart.py', 'def test_x(): ...\n');
    const change = new vscode.WorkspaceEdit();
    change.insert(tests.uri, new vscode.Position(0, 0), '# mine\n');
    await vscode.workspace.applyEdit(change);
    const place = await findTestPlace(await open('shop/cart.py', 'x = 1\n'));
    assert.equal(place?.text, '# mine\ndef test_x(): ...\n');
    assert.equal(place?.isNew, false);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  test('is none without tests and without a framework, and none for a test', async () => {
    assert.equal(await findTestPlace(await open('shop/cart.rb', 'x = 1\n')), undefined);
    assert.equal(await findTestPlace(await open('shop/cart_spec.rb', 'x = 1\n')), undefined);
    assert.equal(await findTestPlace(await open('shop/cart.txt', 'x\n')), undefined);
  });

  test('is made by Apply, which writes over none, and undone by one undo', async () => {
    const uri = vscode.Uri.file(join(root(), 'shop/test/cart.test.ts'));
    const text = "test('total', () => {});\n";
    const change = { kind: 'create', uri, offset: 0, old: '', now: text } as const;
    const proposal: Proposal = {
      taskId: 'task',
      code: text,
      change,
      below: change,
      uri,
      facts: '',
    };
    assert.equal(await replaceCode(proposal), true);
    assert.equal(readFileSync(uri.fsPath, 'utf8'), text);
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), uri.toString());
    assert.equal(await replaceCode({ ...proposal, change: { ...change, now: 'other' } }), false);
    assert.equal(readFileSync(uri.fsPath, 'utf8'), text);
    await vscode.commands.executeCommand('undo');
    const end = Date.now() + 5_000;
    while (existsSync(uri.fsPath) && Date.now() < end) await new Promise(r => setTimeout(r, 50));
    assert.ok(!existsSync(uri.fsPath), 'the file is gone again');
  });
});
