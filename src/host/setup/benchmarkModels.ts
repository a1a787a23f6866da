/** `Benchmark My Models…`: what it asks and says is a bundle of its own, since few starts ever measure anything. */
import type { Session } from '../server/index.ts';
import { confirm, pickItem, showNotice, showProgress } from '../show/index.ts';

/** Never rejects. */
export async function benchmarkModels(session: Session): Promise<void> {
  const { measureModels } = await import('./measureModels.ts');
  await measureModels(session, { confirm, pickItem, showNotice, showProgress });
}
