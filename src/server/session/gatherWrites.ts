/**
 * Lets what is written to a stream within one turn of the event loop leave it in one piece: to hand a
 * message to the system takes longer than to make it.
 */
import type { Writable } from 'node:stream';

/** `stream` for a writer that waits for no single write. */
export function gatherWrites(stream: Writable): Writable {
  let isHeld = false;
  const release = () => {
    isHeld = false;
    stream.uncork();
  };
  const write = (...args: Parameters<Writable['write']>) => {
    if (!isHeld) {
      isHeld = true;
      stream.cork();
      setImmediate(release);
    }
    return stream.write(...args);
  };
  return new Proxy(stream, {
    get: (target, name) => {
      if (name === 'write') return write;
      const value = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
