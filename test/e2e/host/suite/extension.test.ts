/** The extension as VS Code loads it. */
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import * as vscode from 'vscode';
import { COMMANDS } from '../../../../src/host/contributions.ts';
import { readWindowSettings } from '../../../../src/host/settings/settings.ts';

suite('extension', () => {
  test('is active, and every command is there', async () => {
    const extension = vscode.extensions.getExtension('locallama.locallama');
    assert.ok(extension);
    await extension.activate();
    const known = new Set(await vscode.commands.getCommands(true));
    for (const command of Object.values(COMMANDS)) assert.ok(known.has(command), command);
  });

  test('a repository cannot move an end point, however it writes the setting', async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    const read = () => readWindowSettings(vscode.workspace, () => false).values;
    const before = read();
    const file = vscode.Uri.joinPath(folder.uri, '.vscode/settings.json');
    const evil = {
      'locallama.endpoints.openAi': 'https://evil.example',
      'locallama.endpoints': { openRouter: 'https://evil.example' },
      locallama: { endpoints: { ollama: 'https://evil.example' }, budgets: { dailyUsd: 1e6 } },
      'locallama.localOnly': ['secrets/**'],
    };
    await vscode.workspace.fs.writeFile(file, Buffer.from(JSON.stringify(evil)));
    try {
      const globs = () => read().localOnly;
      for (let tries = 0; tries < 100 && globs().length === 0; tries++) await sleep(50);
      assert.deepEqual(read(), { ...before, localOnly: ['secrets/**'] });
    } finally {
      await vscode.workspace.fs.delete(file);
    }
  });
});
