/** Every row of the registry of quirks says who said it, and when. */
import assert from 'node:assert/strict';
import { FAILURE_PATTERNS } from '../../src/core/fallback-handler/refusal/failurePatterns.ts';
import { FINISHES } from '../../src/providers/http/finishReason.ts';
import { FORM_CHANGES } from '../../src/providers/openai/form/requestForm.ts';
import { SIGNS } from '../../src/providers/openai/models/canChat.ts';
import { IN_EFFECT, MOST } from '../../src/providers/openai/models/readWindow.ts';
import { ENVELOPES } from '../../src/providers/openai/stream/unwrapEvent.ts';
import { BILLS } from '../../src/providers/openai/usage/readBill.ts';
import { NAMES, PLACES } from '../../src/providers/openai/usage/readCounts.ts';

const SOURCES: Readonly<Record<string, readonly string[]>> = {
  refusals: FAILURE_PATTERNS.map(({ by, seen }) => `${by} ${seen}`),
  'ends of answers': FINISHES.map(([, , by]) => by),
  'refused fields': FORM_CHANGES.map(({ by, seen }) => `${by} ${seen}`),
  'what chats': SIGNS.map(([, by]) => by),
  windows: [...IN_EFFECT, ...MOST].map(([, by]) => by),
  envelopes: ENVELOPES.map(([, by]) => by),
  bills: BILLS.map(([, , by]) => by),
  'names of counts': [...NAMES.values()].map(([, by]) => by),
  'places of counts': PLACES.map(([, by]) => by),
};

suite('the registry of quirks', () => {
  for (const [table, sources] of Object.entries(SOURCES)) {
    test(`${table}: ${sources.length} rows, each with who and when`, () => {
      assert.ok(sources.length > 0);
      for (const source of sources) assert.match(source, /[A-Za-z].*\b20\d\d\b/, source);
    });
  }
});
