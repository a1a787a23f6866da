/** A real server with scripted end points, asked for turns of a chat over the real protocol. */
import {
  AUTO_MODEL,
  CHAT_METHOD,
  type ChatTurnInput,
  type ChatTurnResult,
  chatTurnResult,
} from '../../../src/protocol/chat/index.ts';
import { PROGRESS_META, type ProgressNote } from '../../../src/protocol/index.ts';
import { type ChatServer, startChatServer } from '../../fakes/chatServer.ts';
import { type Env, openSession, type Session } from '../session.ts';

export const PRICE = { input: 3, output: 15 } as const;

export const READ_FILE = {
  name: 'read_file',
  description: 'Reads a file.',
  parameters: {
    type: 'object',
    properties: { filePath: { type: 'string' } },
    required: ['filePath'],
  },
};

export interface Piece extends Record<'kind' | 'text', string> {
  readonly model?: string;
}

export interface Turn {
  readonly result: ChatTurnResult;
  readonly pieces: readonly Piece[];
  /** What was shown as text. */
  readonly shown: string;
}

export interface ChatSession {
  readonly session: Session;
  readonly local: ChatServer;
  readonly paid: ChatServer;
  ask(change: Partial<ChatTurnInput>, signal?: AbortSignal): Promise<Turn>;
}

interface Speakers {
  readonly local?: Parameters<typeof startChatServer>[0]['answer'];
  readonly paid?: Parameters<typeof startChatServer>[0]['answer'];
}

/** Both end points speak by their scripts; one without a script is not there. */
export async function withChat(
  speakers: Speakers,
  env: Env,
  work: (chat: ChatSession) => Promise<void>,
  roots?: readonly string[],
): Promise<void> {
  const unasked = () => ({ text: 'nobody asked' });
  const local = await startChatServer({ answer: speakers.local ?? unasked });
  const paid = await startChatServer({ answer: speakers.paid ?? unasked, price: PRICE });
  const providers = [
    ...(speakers.local ? [row('near', local.url, 'local')] : []),
    ...(speakers.paid ? [row('far', paid.url, 'paid')] : []),
  ];
  const own = { LOCALLAMA_PROVIDERS: JSON.stringify(providers), LOCALLAMA_BUDGET_DAILY_USD: '10' };
  const session = await openSession({ ...own, ...env }, undefined, undefined, roots);
  try {
    const ask = (change: Partial<ChatTurnInput>, signal?: AbortSignal) =>
      askTurn(session, change, signal);
    await work({ session, local, paid, ask });
  } finally {
    await Promise.all([session.close(), local.stop(), paid.stop()]);
  }
}

function row(id: string, baseUrl: string, tier: string) {
  const price = { inputUsdPerMTok: PRICE.input, outputUsdPerMTok: PRICE.output };
  const model = { id: 'chatty', contextTokens: 100_000, ...(tier === 'paid' && price) };
  return { id, baseUrl, tier, models: [model] };
}

async function askTurn(
  { client }: Session,
  change: Partial<ChatTurnInput>,
  signal?: AbortSignal,
): Promise<Turn> {
  const pieces: Piece[] = [];
  const params = {
    conversation_id: 'one',
    model: AUTO_MODEL,
    messages: [{ role: 'user', text: 'What is in a.ts?' }],
    tools: [READ_FILE],
    ...change,
  };
  const result = await client.request({ method: CHAT_METHOD, params }, chatTurnResult, {
    ...(signal && { signal }),
    onprogress: ({ message = '', ...more }) => {
      const meta = (more as { readonly _meta?: Record<string, unknown> })._meta;
      const note = meta?.[PROGRESS_META] as ProgressNote | undefined;
      if (note) pieces.push({ ...note, text: message });
    },
  });
  const shown = pieces.filter(({ kind }) => kind === 'text').map(({ text }) => text);
  return { result, pieces, shown: shown.join('') };
}
