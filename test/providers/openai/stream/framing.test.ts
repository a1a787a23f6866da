/**
 * Framings of one and the same stream: split anywhere, with any line ends, with everything between
 * the events that means nothing. Text and count never differ.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Watchdog } from '../../../../src/providers/http/index.ts';
import {
  applyEvent,
  concludeStream,
  createStreamState,
  EventReader,
} from '../../../../src/providers/openai/stream/index.ts';
import { TurnableClock } from '../../../fakes/turnableClock.ts';

const ASKED = { provider: 'Host', charges: true, nowMs: 0, secrets: [] };
const LIMITS = {
  ...{ connectMs: 1_000, firstTokenMs: 1_000, idleMs: 1_000, totalMs: 1_000 },
  maxBodyBytes: 1e6,
};

/** What is heard of a body that arrives in these chunks. */
function hear(chunks: readonly Uint8Array[]): string {
  const clock = new TurnableClock();
  using watch = new Watchdog({ name: 'Host', clock }, LIMITS, new AbortController().signal);
  watch.connected();
  const heard = createStreamState(false);
  let told = '';
  const reader = new EventReader({
    onEvent: (event, isError) =>
      applyEvent(heard, event, isError, watch, {
        onText: delta => {
          told += delta;
        },
      }),
    onSign: () => watch.alive(),
    onEnd: () => {
      heard.ended = true;
    },
  });
  for (const chunk of chunks) reader.read(chunk);
  reader.close();
  const done = concludeStream(heard, undefined, watch, {
    asked: ASKED,
    maxTokens: 100,
    bills: false,
  });
  assert.equal(told, done.text);
  return JSON.stringify([done.ok, done.text, done.usage]);
}

const chunk = (delta: object, finish: string | null = null) => ({
  choices: [{ index: 0, delta, finish_reason: finish }],
});
const USAGE = { prompt_tokens: 9, completion_tokens: 7, total_tokens: 16 };
const PIECES = ['Naïve ', '🦙 says\r', '\n"data: x"\n\n', ': no comment', ' [DONE]'];
const TEXT = PIECES.join('');
const EVENTS = [
  ...PIECES.map(content => chunk({ content })),
  chunk({}, 'stop'),
  { choices: [], usage: USAGE },
];
const EXPECTED = JSON.stringify([true, TEXT, { inputTokens: 9, outputTokens: 7 }]);

/** Lines that mean nothing, wherever they stand between events. */
const NOISE = [
  [': comment'],
  ['event: ping', ''],
  ['data: : OPENROUTER PROCESSING', ''],
  ['data:', ''],
  ['data: ping', ''],
  ['event: heartbeat', 'data: keep-alive', ''],
  ['data: ping - 2026-04-12 10:00:00.123', ''],
  ['data: ', ''],
  ['id: 7', ''],
  ['retry: 3000', ''],
  ['event: ping', 'data: {"type":"ping"}', ''],
  [''],
  ['data: {"choices":[]}', ''],
  ['data: {"choices":[],"usage":null}', ''],
  ['data: {"choices":[],"usage":{"prompt_tokens":0,"completion_tokens":0}}', ''],
];

interface Framing {
  readonly eol: string;
  readonly bom: boolean;
  readonly space: boolean;
  readonly done: boolean;
  readonly lastBlank: boolean;
  readonly noise: readonly (readonly number[])[];
}

function frame({ eol, bom, space, done, lastBlank, noise }: Framing): Buffer {
  const data = (value: unknown) => [`data:${space ? ' ' : ''}${JSON.stringify(value)}`, ''];
  const lines = EVENTS.flatMap((event, at) => [
    ...(noise[at] ?? []).flatMap(each => NOISE[each]!),
    ...data(event),
  ]);
  if (done) lines.push('data: [DONE]', '', ...data(chunk({ content: 'after the end' })));
  const text = lines.join(eol) + (lastBlank ? eol : '');
  return Buffer.from((bom ? '\uFEFF' : '') + text);
}

function split(bytes: Buffer, at: readonly number[]): readonly Uint8Array[] {
  const cuts = [
    0,
    ...at.map(each => each % (bytes.length + 1)).sort((a, b) => a - b),
    bytes.length,
  ];
  return cuts.slice(1).map((end, i) => bytes.subarray(cuts[i], end));
}

const framing = fc.record({
  eol: fc.constantFrom('\n', '\r\n', '\r'),
  bom: fc.boolean(),
  space: fc.boolean(),
  done: fc.boolean(),
  lastBlank: fc.boolean(),
  noise: fc.array(fc.array(fc.nat(NOISE.length - 1), { maxLength: 3 }), {
    maxLength: EVENTS.length,
  }),
});

suite('framings of a stream', () => {
  test('any, split anywhere', () => {
    fc.assert(
      fc.property(framing, fc.array(fc.nat(5_000), { maxLength: 12 }), (how, cuts) => {
        assert.equal(hear(split(frame(how), cuts)), EXPECTED);
      }),
      { numRuns: 1_000 },
    );
  });

  for (const eol of ['\n', '\r\n', '\r']) {
    test(`${JSON.stringify(eol)}, split in two at every byte, and byte by byte`, () => {
      const noise = EVENTS.map((_, at) => [at % NOISE.length]);
      const bytes = frame({ eol, bom: true, space: true, done: true, lastBlank: true, noise });
      for (let at = 0; at <= bytes.length; at++) assert.equal(hear(split(bytes, [at])), EXPECTED);
      assert.equal(hear([...bytes].map(byte => Uint8Array.of(byte))), EXPECTED);
    });
  }

  test('repeated ends change nothing', () => {
    const ends = [chunk({}, 'stop'), { choices: [], usage: USAGE }];
    const whole = {
      choices: [{ message: { content: TEXT }, finish_reason: 'stop' }],
      usage: USAGE,
    };
    for (const more of [
      ends,
      [...ends, ...ends],
      [whole],
      [whole, whole],
      [chunk({ content: TEXT })],
    ]) {
      const text = [...EVENTS, ...more].map(each => `data: ${JSON.stringify(each)}\n\n`).join('');
      assert.equal(hear([Buffer.from(text)]), EXPECTED, JSON.stringify(more));
    }
  });

  test('one object, one on each line, or a list of them', () => {
    const whole = { choices: [{ message: { content: TEXT }, finish_reason: null }], usage: USAGE };
    const lines = EVENTS.map(each => JSON.stringify(each)).join('\n');
    for (const body of [JSON.stringify(whole, null, 2), lines, JSON.stringify(EVENTS)]) {
      assert.equal(hear([Buffer.from(`\uFEFF\n\n ${body}`)]), EXPECTED);
    }
  });

  test('pieces that each hold the whole so far', () => {
    const grown = PIECES.map((_, at) => PIECES.slice(0, at + 1).join(''));
    const snapshots = (wrap: (content: string) => object) =>
      [...grown.map(wrap), ...EVENTS.slice(-2)]
        .map(each => `data: ${JSON.stringify(each)}\n\n`)
        .join('');
    const messages = snapshots(content => ({ choices: [{ message: { content } }] }));
    assert.equal(hear([Buffer.from(messages)]), EXPECTED);
  });

  test('a piece that is said twice in the middle is said twice', () => {
    const events = [chunk({ content: 'ha' }), chunk({ content: 'ha' }), chunk({}, 'stop')];
    const text = events.map(each => `data: ${JSON.stringify(each)}\n\n`).join('');
    assert.equal(hear([Buffer.from(text)]), JSON.stringify([true, 'haha', undefined]));
  });
});
