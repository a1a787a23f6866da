/**
 * The least that an MCP server can do with a model: pass the question on, and the answer back. What this
 * adds to a call is the price of a second process and the protocol, which LocalLama cannot undercut.
 *
 * `node test/bench/relayServer.ts <address of Ollama> <model>`: one tool, `relay`, on stdio.
 */
import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { CallToolRequestSchema } from '@modelcontextprotocol/sdk/types.js';

const [url, model] = process.argv.slice(2);
const server = new Server({ name: 'relay', version: '1' }, { capabilities: { tools: {} } });

server.setRequestHandler(CallToolRequestSchema, async ({ params }, { _meta, sendNotification }) => {
  const response = await fetch(`${url}/api/chat`, {
    method: 'POST',
    body: JSON.stringify({
      model,
      messages: [{ role: 'user', content: params.arguments?.prompt }],
    }),
  });
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of response.body!) {
    const lines = decoder.decode(chunk, { stream: true }).split('\n').filter(Boolean);
    const piece = lines.map(line => JSON.parse(line).message?.content ?? '').join('');
    // The first piece only: what LocalLama sends of the rest, it sends while the model works.
    if (text === '' && piece !== '' && _meta?.progressToken !== undefined) {
      const progress = { progressToken: _meta.progressToken, progress: 1, message: piece };
      await sendNotification({ method: 'notifications/progress', params: progress });
    }
    text += piece;
  }
  return { content: [{ type: 'text', text }] };
});
await server.connect(new StdioServerTransport());
