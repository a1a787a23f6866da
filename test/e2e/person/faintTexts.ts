/** Finds text that is hard to read: less contrast to what is behind it than WCAG's AA asks for. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FrameLocator } from 'playwright-core';

/** For text of usual size; the panel has no larger one. */
const LEAST_CONTRAST = 4.5;
const IN_PAGE = join(import.meta.dirname, '../page/faintTexts.js');

/** Each faint text of the page with its contrast, e.g. `free 3.9`; empty is good. */
export function faintTexts(panel: FrameLocator): Promise<readonly string[]> {
  const source = readFileSync(IN_PAGE, 'utf8').replace('export default', 'return');
  return panel.locator('body').evaluate(inPage(source), LEAST_CONTRAST);
}

type InPage = (body: unknown, least: number) => string[];

/** Only the source of a function crosses to the page, so one that is made of text will do. */
function inPage(moduleText: string): InPage {
  const make = `return (() => { ${moduleText} })()(body, least);`;
  return new Function('body', 'least', make) as InPage;
}
