/** What calls code and writes down what it did, as texts: not read before a behaviour is compared. */
import { readFileSync } from 'node:fs';

export const SCRIPT_RECORDER = readFileSync(new URL('./record.mjs', import.meta.url), 'utf8');
export const SNAKE_RECORDER = readFileSync(new URL('./record.py', import.meta.url), 'utf8');
