/**
 * The repository's root, for everything under `test/` that starts programs or reads files of it.
 */
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '../..');
