/** What a call did, as a reader would write it. */

import { cutText } from '../../../core/cutText.ts';
import type { Encoded, Outcome } from './recordCalls.ts';

const MAX_CHARS = 200;

export function showOutcome({ results, given, printed }: Outcome, isAboutGiven: boolean): string {
  const steps = Array.isArray(results) ? results : [results];
  const text = isAboutGiven
    ? `leaves its arguments as ${show(given)}`
    : steps.map(showStep).join('; then ');
  return cutText(printed === '' ? text : `${text}, and prints`, MAX_CHARS);
}

function showStep(step: Encoded): string {
  if (typeof step === 'object' && step !== null && '$' in step) {
    if (step.$ === 'T') return `throws ${step.name}: ${step.message}`;
    if (step.$ === 'self') return 'makes it';
  }
  return step === 'hang' ? 'does not end' : `gives ${show(step)}`;
}

function show(value: Encoded): string {
  if (Array.isArray(value)) return `[${value.map(show).join(', ')}]`;
  if (typeof value !== 'object' || value === null || !('$' in value)) return JSON.stringify(value);
  const items = Array.isArray(value.e) ? value.e : [];
  switch (value.$) {
    case 'u':
      return 'undefined';
    case 'n':
    case 'r':
    case 'b':
    case 'q':
    case 'y':
    case 'd':
      return String(value.v);
    case 'o':
    case 'm':
      return `{${items.map(entry => (Array.isArray(entry) ? `${show(entry[0])}: ${show(entry[1])}` : '')).join(', ')}}`;
    case 's':
    case 'z':
      return `{${items.map(show).join(', ')}}`;
    case 'l':
    case 'i':
    case 't':
    case 'F':
      return `(${items.map(show).join(', ')})`;
    case 'P':
      return `later ${show(value.v ?? null)}`;
    case 'e':
      return `${value.c}: ${value.v}`;
    default:
      return '…';
  }
}
