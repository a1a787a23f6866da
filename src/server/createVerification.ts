/**
 * How this server checks answers. The sandbox is looked for when the first task runs, beside the
 * model's own work, since probing the machine takes longer than most decisions.
 */
import { realpath } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { relative } from 'node:path';
import type { Task, Verdict } from '../core/types.ts';
import type { VerificationSettings } from './config/index.ts';
import type { VerifyInput } from './execute/index.ts';
import type { Logger } from './session/index.ts';
import {
  type CheckName,
  createSandbox,
  findProjectCheck,
  listContainments,
  type ProjectCheck,
  RUN_LIMITS,
  type Sandbox,
  sweepAbandoned,
} from './verify/index.ts';

export interface Verification {
  /** Begins to look for a sandbox, once. */
  readonly prepare: () => void;
  /** Where code that a model wrote may run. */
  readonly sandbox: () => Promise<Sandbox>;
  readonly verify: (input: VerifyInput) => Promise<Verdict>;
}

interface VerificationOptions {
  readonly settings: VerificationSettings;
  /** Where the user's files are. */
  readonly folders: readonly string[];
  /** Aborted when the server ends. */
  readonly signal: AbortSignal;
  readonly log: Logger;
}

export function createVerification({
  settings,
  folders,
  signal,
  log,
}: VerificationOptions): Verification {
  const path = process.env.PATH ?? '';
  // What killed servers left; nothing waits for it.
  void sweepAbandoned(tmpdir());
  let sandbox: Promise<Sandbox> | null = null;
  const ready = () => {
    sandbox ??= createSandbox({
      consent: settings.weakSandbox,
      containments: listContainments(),
      parallel: Math.max(1, availableParallelism() - 1),
      path,
      hidden: folders,
      signal,
    }).then(made => {
      log.info('sandbox', { containment: made.containment, describes: made.describes });
      return made;
    });
    return sandbox;
  };
  return {
    prepare: () => {
      void ready();
      // Where they cannot be read, the check itself says so.
      loadChecks().catch(() => {});
    },
    sandbox: ready,
    verify: async input => {
      const { task, answer, finish, mayEscalate, askOthers, onCheck, signal: cancel } = input;
      const { verifyAnswer, CHECKS } = await loadChecks();
      const { checks: _, ...verdict } = await verifyAnswer({
        task,
        answer,
        finish,
        checks: mayEscalate ? CHECKS : CHECKS.filter(isQuick),
        sandbox: await ready(),
        limits: RUN_LIMITS,
        project: await findCheck(input, settings, path),
        mayEscalate,
        ...(onCheck && { onCheck }),
        askOthers: mayCompare(task, settings) ? (askOthers ?? null) : null,
        signal: AbortSignal.any([signal, cancel]),
      });
      return verdict;
    },
  };
}

/** The project's check with all that the answer changes. */
async function findCheck(
  { task, alongside = [] }: VerifyInput,
  { projects }: VerificationSettings,
  path: string,
): Promise<ProjectCheck | null> {
  const check = alongside && (await findProjectCheck(task, projects, path));
  if (!check || alongside.length === 0) return check;
  const root = await realpath(check.root);
  const others = alongside.map(({ path: place, text }) => ({ path: relative(root, place), text }));
  return {
    ...check,
    change: code => {
      const own = check.change(code);
      return own && [...own, ...others];
    },
  };
}

let checks: ReturnType<typeof importChecks> | undefined;

/** The checks are read when the first task runs: the server's start needs none of them. */
function loadChecks() {
  // Even an import of what is there already takes a fifth of a millisecond.
  checks ??= importChecks();
  return checks;
}

const importChecks = () => import('./verify/verifyAnswer.ts');

/** It takes as long as the answer itself: not where speed is what counts. */
function mayCompare({ priority }: Task, { secondAnswer }: VerificationSettings): boolean {
  return secondAnswer && priority !== 'speed';
}

/** Running code only to see it load takes a tenth of a second: not where nothing could follow. */
function isQuick(name: CheckName): boolean {
  return name !== 'loads';
}
