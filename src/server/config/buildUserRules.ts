/** What the user decided about models beforehand, free ones included. */
import type { UserRules } from '../../core/decision-engine/index.ts';
import type { Config } from './config.ts';

export function buildUserRules({ rules, freeModels }: Config): Omit<UserRules, 'privacy'> {
  return {
    ...rules,
    freeAllowed: freeModels !== 'never',
    trainingAllowed: freeModels === 'allow',
  };
}
