/** A proposal in a real editor: applied with one undo, found again, or refused. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { insertBelow, replaceCode } from '../../../../src/host/proposal/applyProposal.ts';
import { findSelectionTarget } from '../../../../src/host/proposal/findSelectionTarget.ts';
import type { Proposal } from '../../../../src/host/proposal/proposal.ts';
import { type ProposalAction, Proposals } from '../../../../src/host/proposal/proposals.ts';
import type { SelectionTarget } from '../../../../src/host/proposal/selectionTarget.ts';

const TEXT = 'const a = 1;\nfunction f() {\n  return a;\n}\nconst b = 2;\n';
const CODE = 'function f() {\n  return a;\n}';
const BETTER = 'function f() {\n  return a + 1;\n}';

interface Proposed extends Proposal {
  readonly document: vscode.TextDocument;
}

async function propose(code: string): Promise<Proposed> {
  const document = await vscode.workspace.openTextDocument({ content: TEXT });
  await vscode.window.showTextDocument(document);
  const file = { kind: 'edit', uri: document.uri, offset: TEXT.indexOf(CODE), old: CODE } as const;
  const change = { ...file, now: code };
  const below = { ...file, now: `${CODE}\n\n${code.trimEnd()}` };
  return { taskId: 'task', document, uri: document.uri, code, change, below, facts: '' };
}

function insert(document: vscode.TextDocument, line: number, text: string) {
  const change = new vscode.WorkspaceEdit();
  change.insert(document.uri, new vscode.Position(line, 0), text);
  return vscode.workspace.applyEdit(change);
}

suite('proposal', () => {
  teardown(() => vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor'));

  test('replaces the code, and one undo takes it back', async () => {
    const proposal = await propose(BETTER);
    const { document } = proposal;
    assert.equal(await replaceCode(proposal), true);
    assert.equal(document.getText(), TEXT.replace(CODE, BETTER));
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), TEXT);
  });

  test('finds the code again below new lines', async () => {
    const proposal = await propose(BETTER);
    await insert(proposal.document, 0, '// new\n');
    assert.equal(await replaceCode(proposal), true);
    assert.equal(proposal.document.getText(), `// new\n${TEXT.replace(CODE, BETTER)}`);
  });

  test('is refused when the code itself was changed', async () => {
    const proposal = await propose(BETTER);
    const { document } = proposal;
    await insert(document, 2, '  // mine\n');
    const mine = document.getText();
    assert.equal(await replaceCode(proposal), false);
    assert.equal(document.getText(), mine);
  });

  test('goes below the code, which stays', async () => {
    const proposal = await propose('test(f);\n');
    assert.equal(await insertBelow(proposal), true);
    const wanted = TEXT.replace(CODE, `${CODE}\n\ntest(f);`);
    assert.equal(proposal.document.getText(), wanted);
  });
});

suite('decision on a proposal', () => {
  teardown(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  /** What is reported after `action`; `change`: the code is another one by then. */
  async function reported(action: ProposalAction, change = false): Promise<readonly string[]> {
    const reports: string[] = [];
    const proposals = new Proposals((taskId, verdict) => reports.push(`${taskId} ${verdict}`));
    try {
      const { uri: _, document, ...proposed } = await propose(BETTER);
      await proposals.show({ ...proposed, original: TEXT });
      if (change) await insert(document, 2, '  // mine\n');
      await proposals.act(action);
      return reports;
    } finally {
      proposals.dispose();
    }
  }

  const CASES = [
    ['Apply', ['task applied']],
    ['Insert Below', ['task inserted']],
    ['Discard', ['task discarded']],
    ['Copy', []],
  ] as const;
  for (const [action, wanted] of CASES) {
    test(`${action} is reported as ${wanted[0] ?? 'nothing'}`, async () => {
      assert.deepEqual(await reported(action), wanted);
    });
  }

  test('what could not be applied is not reported', async () => {
    assert.deepEqual(await reported('Apply', true), []);
  });
});

suite('selection', () => {
  teardown(() => vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor'));

  type Marks = readonly [number, number, number, number];

  async function findAt(text: string, marks: readonly Marks[]) {
    const document = await vscode.workspace.openTextDocument({ content: text });
    const editor = await vscode.window.showTextDocument(document);
    editor.selections = marks.map(mark => new vscode.Selection(...mark));
    return findSelectionTarget(editor);
  }

  async function targetAt(text: string, ...marks: readonly Marks[]): Promise<SelectionTarget> {
    const target = await findAt(text, marks);
    if (typeof target === 'string') assert.fail(target);
    return target;
  }

  test('is taken from the beginning of its line where only white space is before it', async () => {
    const target = await targetAt(TEXT, [2, 2, 2, 11]);
    assert.equal(target.code, '  return a;');
    assert.match(target.what, /^Selection in .*, line 3$/);
  });

  test('that ends at the beginning of a line does not count that line', async () => {
    const target = await targetAt(TEXT, [0, 0, 2, 0]);
    assert.match(target.what, /lines 1–2$/);
  });

  test('that ends in the indentation of a line takes nothing of it', async () => {
    assert.equal((await targetAt(TEXT, [1, 0, 2, 2])).code, 'function f() {\n');
    const blanks = await targetAt('a\n\n  b\n', [0, 0, 2, 1]);
    assert.equal(blanks.code, 'a\n\n');
  });

  test('in the middle of a line stays there', async () => {
    assert.equal((await targetAt(TEXT, [2, 9, 2, 10])).code, 'a');
  });

  test('several that touch are one; so are several in one function', async () => {
    const touching = await targetAt(TEXT, [0, 0, 0, 12], [1, 0, 3, 1]);
    assert.equal(touching.code, `const a = 1;\n${CODE}`);
    const inside = await targetAt(TEXT, [1, 9, 1, 10], [2, 9, 2, 10]);
    assert.equal(inside.code, CODE);
    assert.match(inside.what, /^"f" \(2 selections\) in/);
  });

  test('nothing selected: the line, and the title says so', async () => {
    const target = await targetAt(TEXT, [4, 3, 4, 3]);
    assert.equal(target.code, 'const b = 2;');
    assert.match(target.what, /no selection/);
  });

  test('an empty line is no code', async () => {
    assert.equal(await findAt(TEXT, [[5, 0, 5, 0]]), 'none');
  });

  test('nothing selected: the function around the cursor, where no extension knows it', async () => {
    assert.equal((await targetAt(TEXT, [2, 4, 2, 4])).code, CODE);
    const gap = 'function f() {\n  a();\n\n  b();\n}\nc();\n';
    assert.equal((await targetAt(gap, [2, 0, 2, 0])).code, gap.split('\nc')[0]);
  });

  test('nothing selected: the function around the cursor, where the editor knows it', async () => {
    const symbols = vscode.languages.registerDocumentSymbolProvider('*', {
      provideDocumentSymbols: () => {
        const range = new vscode.Range(1, 0, 3, 1);
        const kind = vscode.SymbolKind.Function;
        return [new vscode.DocumentSymbol('f', '', kind, range, new vscode.Range(1, 9, 1, 10))];
      },
    });
    try {
      const target = await targetAt(TEXT, [2, 4, 2, 4]);
      assert.equal(target.code, CODE);
      assert.match(target.what, /^"f" \(no selection\) in .*, lines 2–4$/);
    } finally {
      symbols.dispose();
    }
  });
});
