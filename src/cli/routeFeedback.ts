/** Reads `--feedback` files: outcomes of the person's own tasks, one JSON object a line. */
import type { PairOutcome } from '../server/decide/index.ts';
import { stripByteOrderMark } from './readLines.ts';
import { parseLine, readShareField, readTextField } from './routeFields.ts';

interface Feedback {
  readonly outcomes: readonly PairOutcome[];
  /** One sentence for each line that could not be read; the others count. */
  readonly problems: readonly string[];
}

/** Beyond so many outcomes a file is not read on, and that is said: two years of hourly tasks. */
const MOST_OUTCOMES = 20_000;

export function parseFeedback(content: string): Feedback {
  const outcomes: PairOutcome[] = [];
  const problems: string[] = [];
  for (const [at, line] of stripByteOrderMark(content).split('\n').entries()) {
    if (line.trim() === '') continue;
    if (outcomes.length >= MOST_OUTCOMES) {
      problems.push(`line ${at + 1}: only the first ${MOST_OUTCOMES} outcomes are used.`);
      break;
    }
    const outcome = parseOutcome(line);
    if (typeof outcome === 'string') problems.push(`line ${at + 1}: ${outcome}`);
    else outcomes.push(outcome);
  }
  return { outcomes, problems };
}

function parseOutcome(line: string): PairOutcome | string {
  const parsed = parseLine(line);
  if (!parsed.ok) return parsed.error;
  const { fields } = parsed;
  const [task, local, paid] = ['task', 'local', 'paid'].map(name => readTextField(fields, name));
  const language = readTextField(fields, 'language');
  const [localOk, paidOk] = ['localOk', 'paidOk'].map(name => readShareField(fields, name));
  if (task === undefined) return 'task must be a string.';
  if (local === undefined || paid === undefined) return 'local and paid must name two models.';
  if (localOk === undefined) return 'localOk must be true, false, or a share from 0 to 1.';
  return {
    task,
    local,
    paid,
    localOk,
    ...(paidOk !== undefined && { paidOk }),
    ...(language !== undefined && { language }),
  };
}
