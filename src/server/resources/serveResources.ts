/** The resources: listing and reading them, and telling subscribers when they change. */
import type { Server } from '@modelcontextprotocol/sdk/server/index.js';
import {
  ErrorCode,
  ListResourcesRequestSchema,
  ListResourceTemplatesRequestSchema,
  McpError,
  ReadResourceRequestSchema,
  SubscribeRequestSchema,
  UnsubscribeRequestSchema,
} from '@modelcontextprotocol/sdk/types.js';
import type { Services } from '../services.ts';
import type { ChangeTopic } from '../session/index.ts';
import { RESOURCES, TEMPLATES } from './list.ts';
import { createNotFoundError, parseUriVariable } from './resource.ts';
import { serveCompletions } from './serveCompletions.ts';

/** Most addresses that one client may subscribe to. */
const MAX_SUBSCRIPTIONS = 100;
const JSON_TYPE = 'application/json';
const ANNOTATIONS = { audience: ['user' as const, 'assistant' as const] };

/** Adds the resource handlers to `server`; subscriptions end with the connection. */
export function serveResources(server: Server, services: Services): void {
  const subscribed = new Map<string, readonly ChangeTopic[]>();
  server.setRequestHandler(
    ListResourcesRequestSchema,
    ({ params }) =>
      refusePages(params) ?? {
        resources: RESOURCES.map(({ uri, name, description }) => ({
          ...{ uri, name, description },
          mimeType: JSON_TYPE,
          annotations: ANNOTATIONS,
        })),
      },
  );
  server.setRequestHandler(
    ListResourceTemplatesRequestSchema,
    ({ params }) =>
      refusePages(params) ?? {
        resourceTemplates: TEMPLATES.map(({ uriTemplate, name, description }) => ({
          ...{ uriTemplate, name, description },
          mimeType: JSON_TYPE,
          annotations: ANNOTATIONS,
        })),
      },
  );
  server.setRequestHandler(ReadResourceRequestSchema, async ({ params: { uri } }) => {
    const text = await readResource(uri, services);
    return { contents: [{ uri, mimeType: JSON_TYPE, text }] };
  });
  serveCompletions(server, services);
  server.setRequestHandler(SubscribeRequestSchema, ({ params: { uri } }) => {
    const { topics } = findResource(uri);
    if (subscribed.size >= MAX_SUBSCRIPTIONS && !subscribed.has(uri)) {
      const message = `At most ${MAX_SUBSCRIPTIONS} resources can be subscribed to at once.`;
      throw new McpError(ErrorCode.InvalidRequest, message);
    }
    subscribed.set(uri, topics);
    return {};
  });
  server.setRequestHandler(UnsubscribeRequestSchema, ({ params: { uri } }) => {
    subscribed.delete(uri);
    return {};
  });
  const unlisten = services.changes.listen(topic => {
    for (const [uri, topics] of subscribed) {
      if (topics.includes(topic)) server.sendResourceUpdated({ uri }).catch(() => {});
    }
  });
  server.onclose = unlisten;
}

/** Every list is one page, so that no cursor of it was ever given out. */
function refusePages(params: { readonly cursor?: string | undefined } | undefined): undefined {
  if (params?.cursor === undefined) return;
  const message = `The list has no page ${JSON.stringify(params.cursor)}.`;
  throw new McpError(ErrorCode.InvalidParams, message);
}

/** Its JSON. Throws where nothing has this address. */
export async function readResource(uri: string, services: Services): Promise<string> {
  return JSON.stringify(await findResource(uri).read(services));
}

interface Found {
  readonly topics: readonly ChangeTopic[];
  read(services: Services): unknown;
}

function findResource(uri: string): Found {
  const resource = RESOURCES.find(candidate => candidate.uri === uri);
  if (resource) return resource;
  for (const template of TEMPLATES) {
    const which = parseUriVariable(uri, template);
    if (which === null) continue;
    const { topics } = template;
    return { topics, read: services => template.read(which, services) };
  }
  const all = [...RESOURCES.map(each => each.uri), ...TEMPLATES.map(each => each.uriTemplate)];
  throw createNotFoundError(`resource ${JSON.stringify(uri)}`, all);
}
