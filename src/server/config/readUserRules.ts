/** The rules that a user set in VS Code, on their way to the ledger and back. */
import { type EnvValues, RULE_VARIABLES } from '../../protocol/settings/index.ts';
import type { UserRulesEnv } from '../../store/index.ts';
import type { ConfigProblem } from './problem.ts';

export function readUserRules(
  { userRules }: EnvValues,
  problems: ConfigProblem[],
): UserRulesEnv | null {
  if (!userRules) return null;
  try {
    const given: Readonly<Record<string, unknown>> = JSON.parse(userRules);
    const rules = RULE_VARIABLES.flatMap(name =>
      typeof given[name] === 'string' ? [[name, given[name]] as const] : [],
    );
    return Object.fromEntries(rules);
  } catch {}
  problems.push({ name: 'LOCALLAMA_USER_RULES', wanted: 'must be JSON of rules, by variable' });
  return null;
}

/** The environment with rules of VS Code where it says nothing itself. */
export function addUserRules(env: NodeJS.ProcessEnv, rules: UserRulesEnv): NodeJS.ProcessEnv {
  const own = Object.entries(env).filter(([, value]) => value?.trim());
  return { ...rules, ...Object.fromEntries(own) };
}
