/**
 * `npm test`: runs every suite, or those named (`npm test -- unit server`), one after the other.
 *
 * The last line is `N passed, N failed` over all of them; types and lint count as one each. What
 * the suites print is in `test-results/`.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { preparations } from './prepare.ts';
import { ROOT } from './root.ts';
import { runSuite, type SuiteResult } from './runSuite.ts';
import { allSuites, type Suite } from './suites.ts';

const SHOWN_ERROR_CHARS = 3_000;

process.exitCode = await main(process.argv.slice(2));

async function main(names: readonly string[]): Promise<number> {
  const suites = allSuites();
  const unknown = names.filter(name => !suites.some(suite => suite.name === name));
  if (unknown.length > 0) {
    const known = suites.map(suite => suite.name).join(', ');
    console.log(`No suite is called ${unknown.join(' or ')}; there are ${known}.`);
    return 2;
  }
  const logs = join(ROOT, 'test-results');
  mkdirSync(logs, { recursive: true });
  const prepared = preparations(ROOT, logs);
  let passed = 0;
  let failed = 0;
  for (const suite of suites.filter(each => names.length === 0 || names.includes(each.name))) {
    const startedMs = performance.now();
    const result = await runSuite(suite, prepared, logs);
    print(suite, result, performance.now() - startedMs);
    passed += result.passed;
    failed += result.failures.length;
  }
  console.log(`${passed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
}

function print(suite: Suite, result: SuiteResult, durationMs: number): void {
  for (const { title, error } of result.failures) {
    console.log(`\nFAILED ${suite.name}: ${title}\n${indent(error.slice(0, SHOWN_ERROR_CHARS))}\n`);
  }
  const skipped = result.skipped > 0 ? `, ${result.skipped} skipped` : '';
  const counts = `${result.passed} passed, ${result.failures.length} failed${skipped}`;
  console.log(`${suite.name.padEnd(14)} ${counts} (${(durationMs / 1000).toFixed(1)} s)`);
}

function indent(text: string): string {
  return text.replace(/^/gm, '    ');
}
