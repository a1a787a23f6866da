/** Finds models to ask: those at the configured end points, or else the tiny one, said plainly. */
import { type ModelServer, startModelServer, TINYCODER } from '../model-server/start.ts';
import { openSession, type Session } from './session.ts';
import type { Terminal } from './terminal.ts';

/** Most models that are named; an end point with a key may offer hundreds. */
const MAX_NAMED = 5;

export interface Reached {
  readonly session: Session;
  /** The tiny model's server, where it had to be started. */
  readonly tiny: ModelServer | undefined;
}

export async function reachModels(
  variables: Readonly<Record<string, string>>,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<Reached> {
  const session = await openSession(variables);
  if (await anyModel(session, signal)) {
    await nameModels(session, terminal);
    return { session, tiny: undefined };
  }
  const { providers } = await session.status();
  await session.close();
  const tried = providers.map(({ origin }) => origin).join(', ');
  terminal.row(
    'note',
    `No model answers at ${tried}. So the tiny model that comes with the tests is started for ` +
      'this run.',
  );
  terminal.row(
    '',
    'It is a real language model, but of 0.63 million weights, made for tests: it knows twelve ' +
      'small functions and gets other things wrong. It is no measure of what a model that you ' +
      'would run with Ollama can do.',
    'dim',
  );
  const tiny = await startModelServer({ port: 0, models: { tinycoder: TINYCODER }, signal });
  try {
    const again = await openSession({ ...variables, OLLAMA_ENDPOINT: tiny.ollamaUrl });
    await anyModel(again, signal);
    await nameModels(again, terminal);
    return { session: again, tiny };
  } catch (error) {
    await tiny.stop();
    throw error;
  }
}

/** A decision without an execution makes the server ask its end points. */
async function anyModel(session: Session, signal: AbortSignal): Promise<boolean> {
  await session.route({ task: 'Say hello.', execute: false }, signal);
  return (await session.models()).models.length > 0;
}

async function nameModels(session: Session, terminal: Terminal): Promise<void> {
  const { models } = await session.models();
  const names = models.slice(0, MAX_NAMED).map(({ id, tier }) => `${id} (${tier})`);
  const more = models.length > MAX_NAMED ? ` and ${models.length - MAX_NAMED} more` : '';
  terminal.row('models', names.join(', ') + more);
}
