/** What reads Python without running it, as a text. */
import { readFileSync } from 'node:fs';

export const PYTHON_READER = readFileSync(new URL('./reader.py', import.meta.url), 'utf8');
