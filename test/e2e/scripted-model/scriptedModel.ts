/**
 * A chat model without intelligence, so that Copilot's real agent mode can be driven by a test.
 *
 * A prompt with `CALL <tool> <json> END` makes it call that tool, and one with several makes it call
 * them one after the other; what they answered it repeats, each after `RESULT`. Anything else gets
 * `NO SCRIPT`.
 */
import * as vscode from 'vscode';

export const scriptedModel: vscode.LanguageModelChatProvider = {
  provideLanguageModelChatInformation: () => [INFORMATION],

  provideTokenCount: (_model, text) =>
    Promise.resolve(Math.ceil((typeof text === 'string' ? text : textOf(text)).length / 4)),

  provideLanguageModelChatResponse(_model, messages, options, progress) {
    progress.report(nextPart(messages, options.tools ?? []));
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

const CALL = /CALL (\S+) (\{.*?\}) END/gs;

function nextPart(
  messages: readonly vscode.LanguageModelChatRequestMessage[],
  tools: readonly vscode.LanguageModelChatTool[],
): vscode.LanguageModelResponsePart {
  const at = messages.findLastIndex(message => textOf(message).search(CALL) >= 0);
  const prompt = messages[at];
  if (prompt === undefined) return new vscode.LanguageModelTextPart('NO SCRIPT');
  const results = messages.slice(at).flatMap(({ content }) => content.filter(isResult));
  const next = [...textOf(prompt).matchAll(CALL)][results.length];
  if (next === undefined) {
    const told = results.map(result => `RESULT ${result.content.map(partText).join('')}`);
    return new vscode.LanguageModelTextPart(told.join('\n\n'));
  }
  const [, name = '', input = ''] = next;
  const tool = tools.find(each => each.name === name);
  if (tool === undefined) return new vscode.LanguageModelTextPart(`NO TOOL ${name}`);
  return new vscode.LanguageModelToolCallPart(`call-${Date.now()}`, tool.name, JSON.parse(input));
}

function isResult(part: unknown): part is vscode.LanguageModelToolResultPart {
  return part instanceof vscode.LanguageModelToolResultPart;
}

function textOf(message: vscode.LanguageModelChatRequestMessage): string {
  return message.content.map(partText).join('');
}

function partText(part: unknown): string {
  return part instanceof vscode.LanguageModelTextPart ? part.value : '';
}
