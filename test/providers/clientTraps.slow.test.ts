/** What the client libraries would do by themselves, each seen in them, and that it does not happen. */
import assert from 'node:assert/strict';
import { CUSTOM, NO_MEMORY, SYSTEM_CLOCK } from '../../src/providers/index.ts';
import { createOpenAICompatible } from '../../src/providers/openai/createOpenAICompatible.ts';
import { ask, KEY, providerFor } from '../fakes/askProvider.ts';
import { startFaultServer } from '../fakes/faultServer.ts';
import { cleanEnd, pieceThen, plain, refuse, reset } from '../fakes/faults.ts';
import { DIALECT_NAMES, WHOLE } from '../fakes/speech.ts';

const ENVIRONMENT = {
  OPENAI_API_KEY: 'sk-from-the-environment',
  OPENAI_ORG_ID: 'org-from-the-environment',
  OPENAI_PROJECT_ID: 'project-from-the-environment',
  OPENAI_CUSTOM_HEADERS: 'x-secret: from-the-environment',
  OPENAI_LOG: 'debug',
  OLLAMA_API_KEY: 'ollama-from-the-environment',
};

/** Runs `work` with everything in the environment that the clients read, and what they printed. */
async function inRichEnvironment(work: () => Promise<void>): Promise<string> {
  const before = { ...process.env };
  Object.assign(process.env, ENVIRONMENT);
  const printed: string[] = [];
  const outputs = [process.stdout, process.stderr].map(stream => {
    const write = stream.write;
    stream.write = ((text: string | Uint8Array) => printed.push(String(text)) > 0) as typeof write;
    return () => {
      stream.write = write;
    };
  });
  try {
    await work();
  } finally {
    for (const restore of outputs) restore();
    for (const name of Object.keys(ENVIRONMENT)) delete process.env[name];
    Object.assign(process.env, before);
  }
  return printed.join('');
}

suite('client libraries', () => {
  for (const dialect of DIALECT_NAMES) {
    test(`nothing of the environment is sent: ${dialect}`, async () => {
      const server = await startFaultServer(dialect);
      try {
        await inRichEnvironment(async () => {
          assert((await ask(providerFor(dialect, server.baseUrl))).ok);
        });
        const sent = JSON.stringify(server.seen);
        assert.doesNotMatch(sent, /from-the-environment/);
        const { headers } = server.seen.find(({ method }) => method === 'POST')!;
        const names = ['host', 'connection', 'user-agent', 'accept', 'accept-encoding'];
        const own = dialect === 'ollama' ? [] : ['authorization'];
        const ours = [...names, ...own, 'content-type', 'content-length'];
        assert.deepEqual(new Set(Object.keys(headers)), new Set(ours));
        if (dialect !== 'ollama') assert.equal(headers.authorization, `Bearer ${KEY}`);
      } finally {
        await server.stop();
      }
    });

    test(`nothing is printed, whatever goes wrong: ${dialect}`, async () => {
      const server = await startFaultServer(dialect);
      try {
        const provider = providerFor(dialect, server.baseUrl);
        const faults = [
          refuse(500, 'not JSON'),
          refuse(400, { error: { message: 'no' } }),
          pieceThen('con', cleanEnd('{"broken":\n')),
          pieceThen('con', cleanEnd('\n\n')),
          pieceThen('con', cleanEnd('data: {"broken"\n\n')),
          pieceThen('con', reset),
          plain('application/json', '{"trunc'),
          undefined,
        ];
        const printed = await inRichEnvironment(async () => {
          for (const fault of faults) {
            server.fault = fault;
            await ask(provider);
          }
        });
        assert.equal(printed, '');
      } finally {
        await server.stop();
      }
    });

    test(`nothing is asked twice: ${dialect}`, async () => {
      const server = await startFaultServer(dialect);
      try {
        const provider = providerFor(dialect, server.baseUrl);
        for (const status of [408, 409, 429, 500, 503]) {
          server.fault = refuse(status, { error: { message: 'no' } });
          const before = server.seen.length;
          const answer = await ask(provider, { limits: { firstTokenMs: 3_000 } });
          assert(!answer.ok && answer.failure.httpStatus === status);
          assert.equal(server.seen.length - before, 1, `${status}`);
        }
      } finally {
        await server.stop();
      }
    });

    test(`connections are reused: ${dialect}`, async () => {
      const server = await startFaultServer(dialect);
      try {
        const provider = providerFor(dialect, server.baseUrl);
        for (let i = 0; i < 10; i++) assert((await ask(provider)).ok);
        // A second one where the first is given back a moment after the next call has begun, or
        // where Ollama is asked which window is in effect while it answers.
        assert(server.connections <= 2, `${server.connections}`);
      } finally {
        await server.stop();
      }
    });

    test(`a connection that died while idle is not used: ${dialect}`, async () => {
      const server = await startFaultServer(dialect);
      try {
        const provider = providerFor(dialect, server.baseUrl);
        assert((await ask(provider)).ok);
        server.dropConnections();
        await new Promise(resolve => setTimeout(resolve, 50));
        const answer = await ask(provider);
        assert(answer.ok && answer.text === WHOLE);
      } finally {
        await server.stop();
      }
    });
  }

  test('a local end point without a key gets no authorization at all', async () => {
    const server = await startFaultServer('openai');
    try {
      const { baseUrl } = server;
      const settings = { kind: 'lmstudio', id: 'lmstudio' } as const;
      const provider = createOpenAICompatible(
        { ...settings, baseUrl, tier: 'local' },
        SYSTEM_CLOCK,
        NO_MEMORY,
      );
      assert((await ask(provider)).ok);
      assert.equal(server.seen[0]!.headers.authorization, undefined);
    } finally {
      await server.stop();
    }
  });

  test('a local server that read a window full of prompt has cut it', async () => {
    const server = await startFaultServer('openai');
    try {
      const settings = { kind: CUSTOM, id: 'local' } as const;
      const { baseUrl } = server;
      const provider = createOpenAICompatible(
        { ...settings, baseUrl, tier: 'local' },
        SYSTEM_CLOCK,
        NO_MEMORY,
      );
      const answer = await ask(provider, { request: { contextTokens: 26 } });
      assert(!answer.ok && answer.failure.kind === 'context-overflow');
      assert.equal(answer.failure.mayBeBilled, false);
    } finally {
      await server.stop();
    }
  });
});
