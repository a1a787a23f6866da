/**
 * Several local end points that serve one model (a team's servers) are one pool: the least busy one is
 * asked. Remote ones are not pooled: under one name they may have different prices and rules.
 */
import { buildPoolKey } from '../../core/fallback-handler/index.ts';
import type { Attempt, Candidate, Model, RouteDecision } from '../../core/types.ts';
import type { ExecutionServices } from './services.ts';

interface PoolQuestion {
  readonly candidate: Candidate;
  readonly decision: RouteDecision;
  readonly models: ReadonlyMap<string, Model>;
  readonly attempts: readonly Attempt[];
  /** Models with an open breaker. */
  readonly cooling: ReadonlyMap<string, number>;
}

/**
 * The member of `candidate`'s pool to ask. Only candidates of the decision count, so that no rule that
 * rejected an end point is bypassed. Ties fall at random: many processes must not all pick the first.
 */
export function chooseLeastBusy(
  { candidate, decision, models, attempts, cooling }: PoolQuestion,
  { providers, queues, random }: Pick<ExecutionServices, 'providers' | 'queues' | 'random'>,
): Candidate {
  if (candidate.tier !== 'local') return candidate;
  const members = decision.candidates.filter(
    other =>
      other.model === candidate.model ||
      (buildPoolKey(other) === buildPoolKey(candidate) &&
        models.has(other.model) &&
        !cooling.has(other.model) &&
        !attempts.some(attempt => attempt.model === other.model)),
  );
  const loads = members.map(member => {
    const provider = providers.get(member.provider);
    return provider ? queues.load(provider.origin, member.tier) : Number.POSITIVE_INFINITY;
  });
  const least = Math.min(...loads);
  const idlest = members.filter((_, index) => loads[index] === least);
  return idlest[Math.floor(random() * idlest.length)] ?? candidate;
}
