/**
 * A chat model without intelligence, so that Copilot's real agent mode can be driven by a test.
 *
 * A prompt with `CALL <tool> <json> END` makes it call that tool; what the tool answered it repeats
 * after `RESULT`. Anything else gets `NO SCRIPT`.
 */
import * as vscode from 'vscode';

export const scriptedModel: vscode.LanguageModelChatProvider = {
  provideLanguageModelChatInformation: () => [INFORMATION],

  provideTokenCount: (_model, text) =>
    Promise.resolve(Math.ceil((typeof text === 'string' ? text : textOf(text)).length / 4)),

  provideLanguageModelChatResponse(_model, messages, options, progress) {
    progress.report(nextPart(messages.at(-1)!, options.tools ?? []));
    return Promise.resolve();
  },
};

const INFORMATION: vscode.LanguageModelChatInformation & Record<string, unknown> = {
  id: 'scripted',
  name: 'Scripted',
  family: 'scripted',
  version: '1',
  maxInputTokens: 100_000,
  maxOutputTokens: 8_000,
  capabilities: { toolCalling: true },
  // Not in the stable typings yet; without them agent mode does not offer the model.
  isUserSelectable: true,
  isDefault: true,
};

function nextPart(
  last: vscode.LanguageModelChatRequestMessage,
  tools: readonly vscode.LanguageModelChatTool[],
): vscode.LanguageModelResponsePart {
  const results = last.content.filter(part => part instanceof vscode.LanguageModelToolResultPart);
  if (results.length > 0) {
    const text = results.flatMap(result => result.content.map(partText)).join('');
    return new vscode.LanguageModelTextPart(`RESULT ${text}`);
  }
  const [, name, input] = /CALL (\S+) (\{.*?\}) END/s.exec(textOf(last)) ?? [];
  if (name === undefined || input === undefined) {
    return new vscode.LanguageModelTextPart('NO SCRIPT');
  }
  const tool = tools.find(each => each.name === name);
  if (tool === undefined) return new vscode.LanguageModelTextPart(`NO TOOL ${name}`);
  return new vscode.LanguageModelToolCallPart(`call-${Date.now()}`, tool.name, JSON.parse(input));
}

function textOf(message: vscode.LanguageModelChatRequestMessage): string {
  return message.content.map(partText).join('');
}

function partText(part: unknown): string {
  return part instanceof vscode.LanguageModelTextPart ? part.value : '';
}
