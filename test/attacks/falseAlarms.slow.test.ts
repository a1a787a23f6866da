/** What the rules that hold without being asked for keep of files that everybody may see. */
import assert from 'node:assert/strict';
import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import {
  BARE_PRIVACY_RULES,
  checkPrivacy,
} from '../../src/core/decision-engine/rules/checkPrivacy.ts';
import { ROOT } from '../run/root.ts';

const COUNT = 500;
const MAX_BYTES = 200_000;
/** Of the files that are not named by a rule. */
const MAX_ALARM_SHARE = 0.01;

/** As many of the project's as of its dependencies, spread over all folders. */
function chooseFiles(): readonly string[] {
  const kinds = '{ts,js,mjs,cjs,json,md,css,yml,html,py}';
  const readable = (path: string) => {
    const { size } = statSync(join(ROOT, path));
    return size > 0 && size < MAX_BYTES;
  };
  const own = globSync([`src/**/*.${kinds}`, `test/**/*.${kinds}`, `*.${kinds}`], {
    cwd: ROOT,
    exclude: path => path.endsWith('node_modules'),
  });
  const foreign = globSync(`node_modules/**/*.${kinds}`, { cwd: ROOT });
  return [own, foreign].flatMap(files => {
    const all = files.filter(readable).sort();
    return Array.from(
      { length: COUNT / 2 },
      (_, at) => all[Math.floor((at * all.length) / (COUNT / 2))]!,
    );
  });
}

test('public files leave with the rules that hold by default', function () {
  this.timeout(120_000);
  const rules = { ...BARE_PRIVACY_RULES, secretFiles: true };
  const kept: string[] = [];
  for (const filePath of chooseFiles()) {
    const text = readFileSync(join(ROOT, filePath), 'utf8');
    const prompt = `Explain this:\n\n\`\`\`\`\n${text}\n\`\`\`\``;
    const verdict = checkPrivacy({ prompt, filePath, replaces: text }, rules);
    if (verdict.kind === 'local-only') kept.push(`${filePath}: ${verdict.rule}`);
  }
  console.log(
    `    ${kept.length} of ${COUNT} public files kept back\n      ${kept.join('\n      ')}`,
  );
  assert.ok(kept.length <= COUNT * MAX_ALARM_SHARE, kept.join('\n'));
});
