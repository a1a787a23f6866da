/** `With Another Model…`: which others could take the task now, with chance, price and time. */
import type { RouteTaskInput, RouteTaskOutput } from '../../protocol/tools/index.ts';
import { describeCandidate } from '../chat/index.ts';
import type { Session } from '../server/index.ts';
import { type PickItem, pickItem, showNotice } from '../show/index.ts';

/** A decision asks end points for their models, and no model for anything. */
const DECISION_LIMIT_MS = 30_000;

interface Item extends PickItem {
  /** Absent: it cannot be asked, and `why` says so. */
  readonly model?: string;
  readonly why?: string;
}

/** Resolves with the id of the chosen model; `before` answered or failed last. */
export async function pickOtherModel(
  session: Session,
  input: RouteTaskInput,
  before: string | undefined,
): Promise<string | undefined> {
  const items = listItems(session, input, before);
  const picked = await pickItem(items, {
    title: 'LocalLama: With Another Model',
    placeHolder: 'Which model is to answer?',
    matchOnDescription: true,
  });
  if (picked?.why !== undefined) {
    void showNotice('warning', `${picked.label}: ${picked.why}`);
  }
  return picked?.model;
}

/** Rejects nothing: where the server cannot decide, the one item says why. */
async function listItems(
  session: Session,
  { model: _, ...input }: RouteTaskInput,
  before: string | undefined,
): Promise<readonly Item[]> {
  try {
    const reply = await session.routeTask(
      { ...input, execute: false },
      { timeout: DECISION_LIMIT_MS },
    );
    return reply.kind === 'output'
      ? listModels(reply.output.decision, before)
      : [{ label: 'No model can be listed', why: reply.text }];
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return [{ label: 'No model can be listed', detail: why, why }];
  }
}

function listModels(
  { candidates, rejected }: RouteTaskOutput['decision'],
  before: string | undefined,
): readonly Item[] {
  const possible = candidates.map(candidate => ({
    label: candidate.model,
    description: candidate.model === before ? 'asked last' : '',
    detail: describeCandidate(candidate),
    model: candidate.model,
  }));
  const others = rejected.map(({ model, why }) => ({
    label: model,
    icon: 'circle-slash',
    detail: why,
    why,
  }));
  const separator = { label: 'cannot be asked', isSeparator: true } as const;
  return others.length ? [...possible, separator, ...others] : possible;
}
