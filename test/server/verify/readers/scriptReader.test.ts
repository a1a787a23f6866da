/** Which names JavaScript uses that nobody defines, and the many that only look so. */
import * as assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toJavaScript } from '../../../../src/server/verify/readers/parseScript.ts';
import { findUnknownNames } from '../../../../src/server/verify/readers/scriptReader.ts';

async function check(code: string, ...wanted: string[]) {
  assert.deepEqual(await findUnknownNames(code), wanted, code);
}

suite('findUnknownNames', () => {
  test('finds what is used without an import or a definition', async () => {
    await check("const read = path => fs.readFileSync(path, 'utf8');", 'fs');
    await check('function id() { return uuidv4(); }', 'uuidv4');
    await check('export const a = new LRU(3);', 'LRU');
    await check(
      'const f = async u => { const r = await axios.get(u); return helper(r?.data); };',
      'axios',
      'helper',
    );
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the code that is read.
    await check('const f = s => `a ${slug(s)} b`;', 'slug');
  });

  test('knows every way to define', async () => {
    for (const code of [
      "import fs, { join as glue } from 'fs';\nfs.x(glue('a'));",
      "import * as fs from 'fs';\nfs.x();",
      "const { a, b: c } = require('x'); a(); c.d();",
      'function f(cb, { x, y }, ...rest) { cb(); x.z(); y(); rest.at(0); }',
      'const f = cb => cb(); f(() => 1);',
      'class A extends B(1) { #p() {} m(a) { this.#p(); return super.m(a); } static s() { A.t(); } }\nfunction B(n) {}',
      'const o = { go(x) { return x.y; }, get z() { return 1; }, async *w(a, b = f(1)) {} }; o.go(1); function f() {}',
      'try { x(); } catch (error) { error.log(); }\nfunction x() {}',
      'for (const item of [1]) item.run();\nlabel: for (;;) break label;',
      'if (a) { (b) } else while (c) { switch (d) {} }\nvar a, b, c, d;',
      "const s = 'foo(1)'; // bar(2)\n/* baz(3) */ const r = /qux(4)/g.test(s);",
      'document.title = Math.max(1, 2); process.exit(0); Promise.all([]); structuredClone(1);',
      'const f = function inner() { inner(); }; (async () => { await f(); })();',
      'export default class { go() { return import("x"); } }',
    ]) {
      await check(code);
    }
  });

  test('takes no operator for a name', async () => {
    for (const code of [
      'const f = async x => { await (x)?.y(); };',
      'const f = async x => await (x).y();',
      'const f = async x => await (x ?? null)?.[0]?.y();',
      'const f = async x => (await (x)`a`).z();',
      'function* f(x) { yield (x)?.y(); yield* (x)(); }',
      'const f = async x => { for await (const y of x) await (y)(); };',
      'await (f)?.(); function f() {}',
    ]) {
      await check(code);
    }
    await check('const f = async x => { await (x)?.go(helper(x)); };', 'helper');
  });

  test('finds nothing in code that works: the sources of this project', async () => {
    const root = join(import.meta.dirname, '../../../../src');
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' });
    const sources = files.filter(path => path.endsWith('.ts'));
    for (const path of sources) {
      const code = toJavaScript(readFileSync(join(root, path), 'utf8'));
      assert.deepEqual(code === null ? [] : await findUnknownNames(code), [], path);
    }
    assert.ok(sources.length > 50);
  });
});
