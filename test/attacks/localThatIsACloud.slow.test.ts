/** A model that its server passes on to a cloud gets nothing that stays, whichever slot the server is put into. */
import assert from 'node:assert/strict';
import * as http from 'node:http';
import type { AddressInfo } from 'node:net';
import { openSession } from '../server/session.ts';
import { tallySuite } from './tally.ts';

const MARK = 'zebra7731';
const NAME = 'coder:7b';
const LOCAL = {
  details: { family: 'qwen2', parameter_size: '7.6B' },
  model_info: { 'general.architecture': 'qwen2', 'qwen2.context_length': 32_768 },
  capabilities: ['completion'],
};

/** What a server says and when; `show` gets how many prompts it has answered. */
interface Behaviour {
  readonly name?: string;
  readonly tag?: object;
  /** Null: it has no such path; `hangs`: it never answers. */
  readonly show?: (isListed: boolean) => object | null | 'hangs' | 'page';
}

class Server {
  readonly prompts: string[] = [];
  isListed = false;
  readonly #behaviour: Required<Behaviour>;
  readonly #server = http.createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    this.#answer(request.url ?? '', body, response);
  });
  constructor(behaviour: Behaviour) {
    this.#behaviour = { name: NAME, tag: {}, show: () => LOCAL, ...behaviour };
  }
  async start() {
    await new Promise<void>(resolve => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }
  async [Symbol.asyncDispose]() {
    this.#server.closeAllConnections();
    await new Promise(resolve => this.#server.close(resolve));
  }
  #answer(path: string, body: string, response: http.ServerResponse) {
    const { name, tag, show } = this.#behaviour;
    const json = (answer: object) => response.end(JSON.stringify(answer));
    switch (path) {
      case '/api/show': {
        const told = show(this.isListed);
        if (told === 'hangs') return;
        if (told === 'page') return response.end('<html>welcome</html>');
        if (told !== null) return json(told);
        break;
      }
      case '/api/tags':
        if (show(false) !== null) return json({ models: [{ name, digest: 'd1', ...tag }] });
        break;
      case '/api/ps':
        return json({ models: [] });
      case '/v1/models':
        return json({ object: 'list', data: [{ id: name, object: 'model' }] });
      case '/api/chat':
        this.prompts.push(body);
        return response.end(
          `${JSON.stringify({ message: { content: 'It adds.' }, done: true, done_reason: 'stop', prompt_eval_count: 20, eval_count: 3 })}\n`,
        );
      case '/v1/chat/completions':
        this.prompts.push(body);
        response.setHeader('content-type', 'text/event-stream');
        return response.end(
          `data: ${JSON.stringify({ choices: [{ delta: { content: 'It adds.' }, finish_reason: 'stop' }], usage: { prompt_tokens: 20, completion_tokens: 3 } })}\n\ndata: [DONE]\n\n`,
        );
    }
    response.statusCode = 404;
    return response.end('404 page not found');
  }
}

/** Each slot that a server on this machine can be put into. */
const SLOTS: Readonly<Record<string, (url: string) => Record<string, string>>> = {
  Ollama: url => ({ OLLAMA_ENDPOINT: url }),
  'LM Studio': url => ({ LM_STUDIO_ENDPOINT: `${url}/v1` }),
  'llama.cpp': url => ({ LLAMA_CPP_ENDPOINT: `${url}/v1/` }),
  'an own end point': url => ({
    LOCALLAMA_PROVIDERS: JSON.stringify([{ id: 'box', baseUrl: `${url}/v1`, tier: 'local' }]),
  }),
};

const CLOUDS: Readonly<Record<string, Behaviour>> = {
  'that only its details tell': { show: () => ({ ...LOCAL, remote_host: 'https://ollama.com' }) },
  'that its remote model tells': {
    show: () => ({ ...LOCAL, model_info: { ...LOCAL.model_info, remote_model: 'gpt-oss:120b' } }),
  },
  'since the list was read': {
    show: isListed => (isListed ? { ...LOCAL, remote_host: 'https://ollama.com' } : LOCAL),
  },
  'that the list tells': { tag: { remote_model: 'x', remote_host: 'https://ollama.com:443' } },
  'by its name': { name: 'coder:480b-Cloud' },
  'by its name in capitals': { name: 'coder:CLOUD' },
  'that does not say since the list was read': { show: isListed => (isListed ? 'hangs' : LOCAL) },
};

/** Servers that are no Ollama, and Ollamas whose models run here. */
const HERE: Readonly<Record<string, Behaviour>> = {
  'that its details tell': {},
  'of a name like a cloud': { name: 'cloud-coder:7b' },
  'of a server that does not know the question': { show: () => null },
  'of a server that answers with an error': { show: () => ({ error: 'Unexpected endpoint' }) },
  'of a server that answers with a page': { show: () => 'page' },
};

async function ask(slot: string, behaviour: Behaviour) {
  await using server = new Server(behaviour);
  const url = await server.start();
  const session = await openSession({ ...SLOTS[slot]!(url), LOCALLAMA_LOCAL_ONLY: 'secrets/**' });
  try {
    const listed = await session.call('preemptive_route_task', { task: 'Explain it.' });
    server.isListed = true;
    const output = await session.route({
      task: `Explain this: const ${MARK} = 1;`,
      ...{ file_path: 'secrets/a.ts', intent: 'explain' },
    });
    return { output, listed: JSON.stringify(listed), prompts: server.prompts };
  } finally {
    await session.close();
  }
}

tallySuite('a local model that is in truth a cloud', ({ attack, neighbour }) => {
  for (const slot of Object.keys(SLOTS)) {
    for (const [what, behaviour] of Object.entries(CLOUDS)) {
      attack(`behind ${slot}, ${what}`, async () => {
        const { output, listed, prompts } = await ask(slot, behaviour);
        assert.ok(!JSON.stringify(prompts).includes(MARK), 'the kept file left');
        assert.notEqual(output.status, 'completed');
        if (!what.includes('since')) assert.doesNotMatch(listed, /"tier":"local"/);
      });
    }
    for (const [what, behaviour] of Object.entries(HERE)) {
      // Nothing of it is listed where Ollama itself says nothing of its models.
      if (slot === 'Ollama' && what.startsWith('of a server')) continue;
      neighbour(`behind ${slot}, one ${what}`, async () => {
        const { output, prompts } = await ask(slot, behaviour);
        assert.equal(output.status, 'completed', JSON.stringify(output));
        assert.equal(output.tier, 'local');
        assert.ok(prompts.length > 0);
      });
    }
  }
});
