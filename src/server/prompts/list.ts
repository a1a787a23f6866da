/** The only list of the prompts that a client offers its user. */
import { SPEND_URI } from '../../protocol/index.ts';

export interface Prompt {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly arguments: readonly PromptArgument[];
  /** What is put into the chat. */
  readonly write: (given: Readonly<Record<string, string>>) => string;
  /** A resource that goes along. */
  readonly resource?: string;
}

interface PromptArgument {
  readonly name: string;
  readonly description: string;
  readonly required: boolean;
}

const TASK: PromptArgument = {
  name: 'task',
  description: 'What is to be done, with the code it is about.',
  required: true,
};

export const PROMPTS: readonly Prompt[] = [
  {
    name: 'route_this',
    title: 'Do this with the cheapest model that can',
    description: 'Hands a coding task to LocalLama, and says who did it and what it cost.',
    arguments: [
      TASK,
      { name: 'tests', description: 'Code that the answer must pass.', required: false },
    ],
    write: ({ task = '', tests }) =>
      [
        'Call the tool `route_task` once with this task, and do not do it yourself.',
        'Then show its code, and in one line which model answered, what was verified and the cost.',
        `\nTask:\n${task}`,
        ...(tests === undefined ? [] : [`\nGive these as \`tests\`:\n${tests}`]),
      ].join('\n'),
  },
  {
    name: 'compare_models',
    title: 'Compare models on this',
    description: 'Measures several models on one task, after saying what that costs.',
    arguments: [
      TASK,
      { name: 'models', description: 'Their ids, separated by commas.', required: false },
    ],
    write: ({ task = '', models }) =>
      [
        'Call `get_cost_estimate` for this task first, and tell me what it would cost.',
        'If it is free or I agree, call `benchmark_tasks` with this one task and tell me in a table',
        'how often each model was right, how fast it was and what it cost, and whether they differ.',
        ...(models === undefined ? [] : [`Models: ${models}`]),
        `\nTask:\n${task}`,
      ].join('\n'),
  },
  {
    name: 'explain_spending',
    title: 'Explain my spending',
    description: 'What was spent on which models, what is left, and what could be saved.',
    arguments: [],
    write: () =>
      'Explain this spending in a few sentences: on what the most was spent, what is left of each budget and until when, and what could be saved. Say which figures are billed and which are estimated.',
    resource: SPEND_URI,
  },
];
