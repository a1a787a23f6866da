/**
 * The repository's root, for everything under `test/` that starts programs or reads files of it.
 */
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '../..');

/** Where Node keeps compiled code: most of a server's start is reading its sources. */
export const COMPILE_CACHE = join(ROOT, 'node_modules/.cache/locallama');
