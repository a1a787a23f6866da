/** The setting that makes a paid end point of the test's known to LocalLama, without a key. */
import type { PaidServer } from '../../fakes/paidServer.ts';

/** US dollars per million tokens: what a large model costs. */
export const PRICE = { input: 3, output: 15 } as const;

/** One row of `locallama.providers`; its one model is `cloud/large`, at the prices of the tests. */
export function cloudProvider(server: PaidServer): object {
  const model = { id: 'large', inputUsdPerMTok: PRICE.input, outputUsdPerMTok: PRICE.output };
  return {
    id: 'cloud',
    baseUrl: `${server.url}/v1`,
    tier: 'paid',
    models: [{ ...model, contextTokens: 100_000 }],
  };
}
