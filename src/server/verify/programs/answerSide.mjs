/**
 * Runs an answer's code in a process of its own, without its tests: these ask it from another one, which
 * alone says what came of them. The caller adds the call of `host`.
 */
import { createMembrane, PRINTS, serve } from './membrane.mjs';

export async function host({ place }) {
  const self = createMembrane('A');
  const write = Reflect.apply;
  for (const name of PRINTS) {
    console[name] = (...args) => self.request({ o: 'say', name, args, plain: true });
  }
  for (const name of ['stdout', 'stderr']) {
    process[name].write = text => {
      write(self.request, self, [{ o: 'print', name, args: [String(text)], plain: true }]);
      return true;
    };
  }
  const before = listMembers(self);
  let found;
  let problem;
  const load = async () => {
    try {
      found = await import('./answer.mjs');
    } catch (error) {
      problem = { error };
    }
  };
  self.listNames = () => {
    if (problem) throw problem.error;
    const shared = found[`names_${place}`];
    self.values = [
      ...Object.keys(found)
        .filter(key => !key.endsWith(`_${place}`))
        .map(key => ['export', key, () => found[key]]),
      ...Object.keys(shared).map(key => ['shared', key, shared[key]]),
      ['common', '', found[`common_${place}`]],
      ...listAdded(self, before),
    ];
    return self.values.map(([kind, name]) => [kind, name]);
  };
  self.readName = at => self.values[at][2]();
  await serve(self, load);
}

/** Those of the prototypes that every realm has. */
function listMembers(self) {
  const found = new Map();
  for (const [path, value] of self.places) {
    if (/^\w+\.prototype$/.test(path)) found.set(path, new Set(Object.getOwnPropertyNames(value)));
  }
  return found;
}

/** Methods that the code gives to what every realm has; what was there stays for the tests as it was. */
function listAdded(self, before) {
  return [...before].flatMap(([path, names]) => {
    const holder = self.places.get(path);
    return Object.getOwnPropertyNames(holder)
      .filter(name => !names.has(name) && typeof holder[name] === 'function')
      .map(name => [path, name, () => holder[name]]);
  });
}
