/** Settings: what the person decided about models beforehand. All four are members of one variable. */
import { TASK_KINDS } from '../../core/types.ts';
import type { Setting } from './setting.ts';

const RULES_VARIABLE = 'LOCALLAMA_RULES';
/** Most entries of each list. */
const MAX_RULES = 200;

export const NAME = { type: 'string', minLength: 1, maxLength: 300 } as const;

export const RULES = {
  'rules.pins': {
    env: { name: RULES_VARIABLE, member: 'pins' },
    schema: {
      type: 'array',
      maxItems: MAX_RULES,
      items: {
        type: 'object',
        required: ['model'],
        properties: {
          model: {
            ...NAME,
            description:
              'The model, e.g. ollama/qwen2.5-coder:7b, its bare name, or a glob of either.',
          },
          language: {
            ...NAME,
            description: 'Language of the code, e.g. python. Left out: any.',
          },
          kind: {
            type: 'string',
            enum: TASK_KINDS,
            description: 'Kind of work that the request asks for. Left out: any.',
          },
          glob: {
            ...NAME,
            description:
              'Files that the code comes from, e.g. src/legacy/**. Left out: any, also none.',
          },
        },
      },
      defaultSnippets: [
        {
          label: 'Explain with a local model',
          // biome-ignore lint/suspicious/noTemplateCurlyInString: the editor's own placeholder
          body: { model: 'ollama/${1:qwen2.5-coder:7b}', kind: 'explain' },
        },
      ],
    },
    default: [],
    about:
      'Tasks that go to one model and no other. A pin applies where everything that it names holds; the first that applies counts. Files that stay local stay local whatever is pinned.',
    workspace: 'never',
  },
  'rules.forbidden': {
    env: { name: RULES_VARIABLE, member: 'forbidden' },
    schema: { type: 'array', items: NAME, maxItems: MAX_RULES, uniqueItems: true },
    default: [],
    about:
      'Models that are never asked: names or globs, e.g. `openrouter/*:free`. A trusted workspace can add some, and cannot remove yours; a folder of one adds them for its own files.',
    workspace: 'trusted',
    merge: 'add',
  },
  'rules.pool': {
    env: { name: RULES_VARIABLE, member: 'pool' },
    schema: {
      type: 'array',
      items: NAME,
      maxItems: MAX_RULES,
      uniqueItems: true,
      emptyIsAll: 'a model',
    },
    default: [],
    about: 'The only models to choose from where a task names none: names or globs. Empty: all.',
    workspace: 'never',
  },
  'rules.qualityFloor': {
    env: { name: RULES_VARIABLE, member: 'qualityFloor' },
    schema: { type: 'number', minimum: 0, maximum: 1 },
    default: 0,
    about:
      "Least chance of a right answer, 0 to 1: models that are less likely to be right are not asked, and a task that no model is likely enough to do is refused. Of your value and a trusted workspace's the higher one counts, and a folder's for its own files.",
    workspace: 'trusted',
    merge: 'higher',
  },
} as const satisfies Readonly<Record<string, Setting>>;
