/** The editor's messages and tools, as our protocol has them. */
import * as vscode from 'vscode';
import type { ChatTurnInput } from '../../protocol/chat/index.ts';

type Message = ChatTurnInput['messages'][number];

/** Not in the typings, and sent since 1.104. */
const SYSTEM_ROLE = 3;

/** Throws an error for the user where there is a picture. */
export function readMessages(
  messages: readonly vscode.LanguageModelChatRequestMessage[],
): Message[] {
  const names = new Map<string, string>();
  return messages.flatMap(message => readMessage(message, names)).filter(isSaid);
}

/** A message of the user's may hold results of tools, which are messages of their own. */
function readMessage(
  { role, content }: vscode.LanguageModelChatRequestMessage,
  names: Map<string, string>,
): readonly Message[] {
  const text = content.map(readText).join('');
  if (role === vscode.LanguageModelChatMessageRole.Assistant) {
    const calls = content.filter(isCall).map(({ callId: id, name, input }) => {
      names.set(id, name);
      return { id, name, arguments: { ...input } as Record<string, unknown> };
    });
    return [{ role: 'assistant', text, calls }];
  }
  if ((role as number) === SYSTEM_ROLE) return [{ role: 'system', text }];
  const results = content.filter(isResult).map((result): Message => {
    const { callId: id, content: told } = result;
    const name = names.get(id) ?? '';
    return { role: 'tool', call_id: id, name, text: told.map(readText).join('') };
  });
  return [...results, { role: 'user', text }];
}

/** Some hosts refuse a turn in which nothing is said. */
function isSaid(message: Message): boolean {
  if (message.role === 'tool') return true;
  return message.text !== '' || (message.role === 'assistant' && message.calls.length > 0);
}

function isCall(part: unknown): part is vscode.LanguageModelToolCallPart {
  return part instanceof vscode.LanguageModelToolCallPart;
}

function isResult(part: unknown): part is vscode.LanguageModelToolResultPart {
  return part instanceof vscode.LanguageModelToolResultPart;
}

/** Of parts in other forms, such as marks of a cache, nothing is said. */
function readText(part: unknown): string {
  if (part instanceof vscode.LanguageModelTextPart) return part.value;
  if (part instanceof vscode.LanguageModelPromptTsxPart) return writeTsx(part.value);
  if (!(part instanceof vscode.LanguageModelDataPart)) return '';
  const { mimeType, data } = part;
  if (/^image\//i.test(mimeType)) throw new Error(NO_PICTURES);
  return /^text\/|json$/i.test(mimeType) ? new TextDecoder().decode(data) : '';
}

const NO_PICTURES =
  'LocalLama takes no pictures: remove the picture from the chat, or describe it in words. Nothing was sent.';

function writeTsx(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

export function readTools(tools: readonly vscode.LanguageModelChatTool[]): ChatTurnInput['tools'] {
  return tools.map(({ name, description, inputSchema }) => ({
    ...{ name, description },
    parameters: { ...inputSchema } as Record<string, unknown>,
  }));
}
