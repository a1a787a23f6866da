/** What may stand in the variable of a resource's address, as far as it is typed. */
import type { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { CompleteRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import type { Services } from '../services.ts';
import { TEMPLATES } from './list.ts';

/** The protocol's own limit of one answer. */
const MAX_VALUES = 100;

/** Of a prompt's arguments nothing is known. */
export function serveCompletions(server: Server, services: Services): void {
  server.setRequestHandler(CompleteRequestSchema, async ({ params: { ref, argument } }) => {
    const template =
      ref.type === 'ref/resource' && TEMPLATES.find(({ uriTemplate }) => uriTemplate === ref.uri);
    const all = template ? await template.list(services) : [];
    const typed = argument.value.toLowerCase();
    const found = [...new Set(all)].filter(value => value.toLowerCase().includes(typed));
    const values = found.slice(0, MAX_VALUES);
    return { completion: { values, total: found.length, hasMore: found.length > values.length } };
  });
}
