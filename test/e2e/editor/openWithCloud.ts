/** The editor with LocalLama and, beside the tiny model, a paid one that needs no key. */
import {
  type PaidServer,
  type PaidServerOptions,
  startPaidServer,
} from '../../fakes/paidServer.ts';
import { type LocalLama, openLocalLama } from './openLocalLama.ts';

export interface WithCloud extends LocalLama {
  /** Sells `cloud/large`. Ends with the window. */
  readonly cloud: PaidServer;
}

/** US dollars per million tokens: what a large model costs. */
const PRICE = { input: 3, output: 15 } as const;
/** Enough for everything: without any, the first paid call would be asked about. */
const BUDGET_USD = 100;

/**
 * `speaks` says what the paid model answers; `settings` may depend on where it is. Rejects when
 * something does not come up.
 */
export async function openWithCloud(
  speaks: Omit<PaidServerOptions, 'pricePerMTok'>,
  settings: (cloud: PaidServer) => Readonly<Record<string, unknown>>,
  start: Parameters<typeof openLocalLama>[1],
): Promise<WithCloud> {
  const cloud = await startPaidServer({ models: ['large'], ...speaks, pricePerMTok: PRICE });
  try {
    const given = {
      'locallama.providers': [cloudProvider(cloud)],
      'locallama.budgets.monthlyUsd': BUDGET_USD,
      ...settings(cloud),
    };
    const window = await openLocalLama(given, start);
    const close = async () => {
      await cloud.stop();
      await window.close();
    };
    return { ...window, cloud, close };
  } catch (error) {
    await cloud.stop();
    throw error;
  }
}

/** One row of `locallama.providers`; its one model is `cloud/large`. */
export function cloudProvider(server: PaidServer): object {
  const model = { id: 'large', inputUsdPerMTok: PRICE.input, outputUsdPerMTok: PRICE.output };
  return {
    id: 'cloud',
    baseUrl: `${server.url}/v1`,
    tier: 'paid',
    models: [{ ...model, contextTokens: 100_000 }],
  };
}
