/** `route --jsonl`: one decision for each line, in the same order; no line's score knows another's. */
import { decidePair, type PairContext, type PairTask } from '../server/decide/index.ts';
import type { CommandIo } from './beginCommand.ts';
import { readLines } from './readLines.ts';
import {
  type LineFields,
  MAX_ROUTE_LINE_CHARS,
  parseLine,
  readShareField,
  readTextField,
} from './routeFields.ts';

interface Context {
  readonly pairs: PairContext;
  /** Milliseconds of a steady clock. */
  readonly now: () => number;
}

const SCORE_DIGITS = 9;

/** Resolves with the number of bad lines. */
export async function routeLines(
  {
    stdin,
    stdout,
  }: Pick<CommandIo, 'stdout'> & { readonly stdin: AsyncIterable<Uint8Array | string> },
  context: Context,
): Promise<number> {
  let bad = 0;
  // One more than may be, so that a line that is too long is seen to be.
  for await (const line of readLines(stdin, MAX_ROUTE_LINE_CHARS + 1)) {
    const answer = decideLine(line, context);
    if ('error' in answer) bad++;
    stdout.write(`${JSON.stringify(answer)}\n`);
  }
  return bad;
}

function decideLine(line: string, { pairs, now }: Context): object {
  const parsed = parseLine(line);
  if (!parsed.ok) return { error: parsed.error };
  const { fields } = parsed;
  const id = Object.hasOwn(fields, 'id') ? { id: fields.id } : {};
  const task = readTextField(fields, 'task');
  if (task === undefined) return { ...id, error: 'task must be a string that is not empty' };
  const wrong = ['localSkill', 'paidSkill'].find(
    name =>
      Object.hasOwn(fields, name) &&
      fields[name] !== null &&
      readShareField(fields, name) === undefined,
  );
  if (wrong !== undefined) return { ...id, error: `${wrong} must be a number from 0 to 1` };
  const start = now();
  const decision = decidePair({ task, ...readPairFields(fields) }, pairs);
  const { score, route, localSuccess, paidSuccess, reason } = decision;
  if (localSuccess === null && paidSuccess === null) return { ...id, error: reason };
  return {
    ...id,
    score: round(score),
    route,
    pLocal: localSuccess === null ? null : round(localSuccess),
    pPaid: paidSuccess === null ? null : round(paidSuccess),
    ms: Number((now() - start).toFixed(3)),
    ...readModelNames(fields),
  };
}

function round(share: number): number {
  return Number(share.toFixed(SCORE_DIGITS));
}

function readModelNames(fields: LineFields): Pick<PairTask, 'local' | 'paid'> {
  const [local, paid] = [readTextField(fields, 'local'), readTextField(fields, 'paid')];
  return { ...(local !== undefined && { local }), ...(paid !== undefined && { paid }) };
}

function readPairFields(fields: LineFields): Omit<PairTask, 'task'> {
  const language = readTextField(fields, 'language');
  const [localSkill, paidSkill] = [
    readShareField(fields, 'localSkill'),
    readShareField(fields, 'paidSkill'),
  ];
  return {
    ...readModelNames(fields),
    ...(language !== undefined && { language }),
    ...(localSkill !== undefined && { localSkill }),
    ...(paidSkill !== undefined && { paidSkill }),
  };
}
