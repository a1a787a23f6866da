/**
 * Subscribers that are notified when something that users watch has changed: spending, models,
 * the status or benchmarks.
 * Another process's spending is noticed by polling the ledger's counter, within a second.
 */
export type ChangeTopic = 'spend' | 'models' | 'status' | 'benchmarks';
type ChangeListener = (topic: ChangeTopic) => void;

/** Most listeners: one per connection, and there is one connection per process. */
const MAX_LISTENERS = 16;

export interface ChangeEvents {
  announce(topic: ChangeTopic): void;
  /** Returns what ends the subscription. */
  listen(listener: ChangeListener): () => void;
}

/** A list of listeners; a listener that throws does not keep the others from hearing. */
export function createChangeEvents(): ChangeEvents {
  const listeners = new Set<ChangeListener>();
  return {
    announce(topic) {
      for (const listener of listeners) listener(topic);
    },
    listen(listener) {
      if (listeners.size >= MAX_LISTENERS) throw new Error(`more than ${MAX_LISTENERS} listeners`);
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
