/**
 * The test's own extension, installed beside the one under test. Never part of what is released.
 */
import * as vscode from 'vscode';
import { startControlServer } from './controlServer.ts';
import { scriptedModel } from './scriptedModel.ts';

export function activate(context: vscode.ExtensionContext): void {
  context.subscriptions.push(
    vscode.lm.registerLanguageModelChatProvider('locallama-test', scriptedModel),
    startControlServer(),
  );
}
