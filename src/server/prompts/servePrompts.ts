/** The prompts on the wire: listed, written, and refused by name where something is wrong. */
import type { Server } from '@modelcontextprotocol/sdk/server/index.js';
import {
  ErrorCode,
  GetPromptRequestSchema,
  ListPromptsRequestSchema,
  McpError,
} from '@modelcontextprotocol/sdk/types.js';
import { PROMPTS, type Prompt } from './list.ts';

/** `readResource`: its JSON. */
export function servePrompts(server: Server, readResource: (uri: string) => Promise<string>): void {
  server.setRequestHandler(ListPromptsRequestSchema, () => ({
    prompts: PROMPTS.map(({ name, title, description, arguments: fields }) => ({
      ...{ name, title, description },
      arguments: fields.map(field => ({ ...field })),
    })),
  }));
  server.setRequestHandler(GetPromptRequestSchema, async ({ params }) => {
    const prompt = findPrompt(params.name);
    const given = params.arguments ?? {};
    refuseWrongArguments(prompt, given);
    const { description, resource: uri } = prompt;
    const text = prompt.write(given);
    const written = { role: 'user' as const, content: { type: 'text' as const, text } };
    if (uri === undefined) return { description, messages: [written] };
    const resource = { uri, mimeType: 'application/json', text: await readResource(uri) };
    const shown = { role: 'user' as const, content: { type: 'resource' as const, resource } };
    return { description, messages: [shown, written] };
  });
}

function findPrompt(name: string): Prompt {
  const prompt = PROMPTS.find(each => each.name === name);
  if (prompt) return prompt;
  const there = PROMPTS.map(each => each.name).join(', ');
  throw refuse(`There is no prompt ${JSON.stringify(name)}. There are: ${there}.`);
}

function refuseWrongArguments(
  { name, arguments: fields }: Prompt,
  given: Readonly<Record<string, string>>,
): void {
  const missing = fields.find(field => field.required && !given[field.name]?.trim());
  if (missing) throw refuse(`${name} needs ${missing.name}: ${missing.description}`);
  const unknown = Object.keys(given).find(each => fields.every(field => field.name !== each));
  if (unknown !== undefined) throw refuse(`${name} has no argument ${JSON.stringify(unknown)}.`);
}

const refuse = (why: string) => new McpError(ErrorCode.InvalidParams, why);
