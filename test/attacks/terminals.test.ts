/** What comes from models, hosts and repositories speaks to no terminal, and no key is in a log in any form. */
import assert from 'node:assert/strict';
import { showHarmlessly } from '../../src/core/showHarmlessly.ts';
import { createLogger } from '../../src/server/session/logger.ts';
import { tallySuite } from './tally.ts';

const HARMFUL = {
  'a colour': '\u001b[31m',
  'a title': '\u001b]0;owned\u0007',
  'the clipboard': '\u001b]52;c;cm0gLXJmIC8=\u001b\\',
  'a link': '\u001b]8;;https://example.org\u001b\\x\u001b]8;;\u001b\\',
  'the cursor': '\u001b[2J\u001b[H',
  'an answer of the terminal': '\u001b[6n',
  'a bell': '\u0007',
  'a return that writes over the line': 'refused\raccepted',
  'a step back': 'abc\b\b\bxyz',
  'a form feed': '\f',
  'a vertical tab': '\v',
  'C1 for a control sequence': '\u009b31m',
  'C1 for a string': '\u009d0;x\u009c',
  delete: '\u007f',
  nothing: '\u0000',
  'an override of direction': '\u202eexe.txt',
  embeddings: '\u202a\u202b\u202c',
  isolates: '\u2066x\u2069\u2067\u2068',
  'marks of direction': '\u200e\u200f\u061c',
  'no width': 'pay\u200bpal\u2060\ufeff',
  'lines of its own': 'a\u2028b\u2029c',
  tags: '\u{e0041}\u{e0042}\u{e007f}',
} as const;

tallySuite('terminals and logs', ({ attack, neighbour }) => {
  const HARM =
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
    /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|[\u{e0000}-\u{e007f}]/u;

  for (const [what, text] of Object.entries(HARMFUL)) {
    attack(`${what} in a terminal`, () => {
      const shown = showHarmlessly(`model ${text} name`);
      assert.doesNotMatch(shown, HARM);
      assert.notEqual(shown, `model ${text} name`);
    });
    attack(`${what} in JSON is the same text`, () => {
      const shown = showHarmlessly(JSON.stringify({ name: text }));
      assert.doesNotMatch(shown, HARM);
      assert.deepEqual(JSON.parse(shown), { name: text });
    });
    attack(`${what} in a log`, () => assert.doesNotMatch(log({ model: text }), HARM));
  }

  const KEY = ['sk', 'Qw7/+zT', 'k9_x"4'].join('-');
  function log(fields: Readonly<Record<string, string>>): string {
    const lines: string[] = [];
    const write = (line: string) => lines.push(line);
    createLogger({ level: 'info', secrets: [KEY], now: () => 0, write }).info('said', fields);
    return lines.join('').trimEnd();
  }
  const bytes = Buffer.from(KEY);
  for (const [what, form] of Object.entries({
    'as it is': KEY,
    'in capitals': KEY.toUpperCase(),
    'in small letters': KEY.toLowerCase(),
    'in base64': bytes.toString('base64').replace(/=+$/, ''),
    'in base64 for addresses': bytes.toString('base64url'),
    'in hexadecimal': bytes.toString('hex'),
    'URL-encoded': encodeURIComponent(KEY),
  })) {
    attack(`a key ${what} in a log`, () => {
      const line = log({ error: `refused ${form}` });
      assert.ok(!line.toLowerCase().includes(form.toLowerCase().slice(1, -3)), line);
      assert.match(line, /\[key\]/);
    });
  }
  attack('a key behind a user in base64', () => {
    const form = Buffer.from(`user:${KEY}`).toString('base64');
    assert.ok(!log({ header: `Basic ${form}` }).includes(form.slice(8, -4)));
  });

  for (const text of [
    'plain',
    'Überraschung',
    '日本語 한국어',
    'שלום',
    '😀 é',
    'a\tb\nc\r\nd',
    '—…“”',
  ]) {
    neighbour(JSON.stringify(text), () => assert.equal(showHarmlessly(text), text));
  }
  neighbour('words that are no key', () =>
    assert.match(log({ error: 'the model says hello' }), /the model says hello/),
  );
});
