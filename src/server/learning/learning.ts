/**
 * What this machine learns from outcomes: noted after the reply, learned between tasks, and read by
 * decisions from memory. What other processes note is seen within a second.
 *
 * A killed server loses the outcomes of its last moments, which only teach.
 */
import {
  deriveOutcomes,
  type Knowledge,
  learnKnowledge,
  NO_KNOWLEDGE,
  ROUTER,
} from '../../core/decision-engine/index.ts';
import type { EpochMs, Model } from '../../core/types.ts';
import type { OutcomeStore, UserVerdict } from '../../store/index.ts';
import type { TaskExecution } from '../createExecution.ts';
import type { Execution, ExecutionInput } from '../execute/index.ts';
import type { Logger } from '../session/index.ts';

/** Longest time that an outcome is in memory only. */
const NOTE_MS = 200;
/** Outcomes that wait at once; beyond it the newest are lost. */
const MAX_WAITING = 200;
/** After the handshake, before most first tasks: thousands of outcomes take tens of milliseconds. */
const FIRST_LOOK_MS = 100;
/** How often the store is looked at. */
const WATCH_MS = 500;

interface LearningParts {
  readonly outcomes: OutcomeStore;
  /** Those known now: their speeds are worked out. */
  readonly models: () => readonly Model[];
  readonly now: () => EpochMs;
  readonly log: Logger;
}

export interface Learning {
  /** Reads memory, but in the server's first moments. */
  knowledge(): Knowledge;
  /** `execution`, with its tasks noted. */
  observing(execution: TaskExecution): TaskExecution;
  /** The person's word on a task's answer. Never rejects. */
  judge(taskId: string, verdict: UserVerdict): Promise<void>;
  /** Writes what waits. */
  close(): Promise<void>;
}

interface Waiting {
  readonly input: ExecutionInput;
  readonly execution: Execution;
  readonly atMs: EpochMs;
}

export function createLearning(parts: LearningParts): Learning {
  const { outcomes, now, log } = parts;
  const reader = createKnowledgeReader(parts);
  const notes = createOutcomeNotes(parts);
  return {
    knowledge: reader.knowledge,
    observing: execution => ({
      ...execution,
      run: async input => {
        const done = await execution.run(input);
        // Nobody judges the turns of a conversation, and its words are not those of one task.
        if (input.task.conversation) return done;
        notes.add({ input, execution: done, atMs: now() });
        return done;
      },
    }),
    judge: async (taskId, verdict) => {
      await notes.flush();
      try {
        const taken = outcomes.judge(taskId, verdict, now());
        log.debug('judged by the person', { taskId, verdict, taken });
      } catch (error) {
        reportLost(log, error);
      }
    },
    close: async () => {
      reader.close();
      await notes.flush();
    },
  };
}

/** What all outcomes teach, learned again whenever there are others. */
function createKnowledgeReader({ outcomes, models, now }: LearningParts) {
  let learned: { readonly stamp: string; readonly knowledge: Knowledge } | null = null;
  const learn = (stamp: string): Knowledge => {
    const all = outcomes.all();
    const knowledge = all.length === 0 ? NO_KNOWLEDGE : learnKnowledge(all, models(), now());
    learned = { stamp, knowledge };
    return knowledge;
  };
  const stampNow = () => `${outcomes.stamp()} of ${models().length}`;
  const look = () => {
    const stamp = stampNow();
    if (stamp !== learned?.stamp) learn(stamp);
  };
  const watching = setInterval(look, WATCH_MS).unref();
  const firstLook = setTimeout(look, FIRST_LOOK_MS).unref();
  return {
    knowledge: () => learned?.knowledge ?? learn(stampNow()),
    close: () => {
      clearInterval(watching);
      clearTimeout(firstLook);
    },
  };
}

/** Outcomes that wait to be written. */
function createOutcomeNotes({ outcomes, log }: LearningParts) {
  const waiting: Waiting[] = [];
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();
  const writeAll = () => {
    const tasks = waiting.splice(0).map(({ input, execution, atMs }) => {
      const { task, taskId, models } = input;
      return [taskId, deriveOutcomes(task, execution.attempts, models, ROUTER, atMs)] as const;
    });
    if (tasks.length > 0) outcomes.addAll(tasks);
  };
  /** One after another; what cannot be written is lost, and logged. */
  const flush = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    writing = writing.then(writeAll).catch(error => reportLost(log, error));
    return writing;
  };
  const add = (done: Waiting) => {
    if (waiting.length >= MAX_WAITING) return;
    waiting.push(done);
    timer ??= setTimeout(() => void flush(), NOTE_MS);
  };
  return { add, flush };
}

function reportLost(log: Logger, error: unknown): void {
  log.warn('outcomes were lost', { error: String(error) });
}
