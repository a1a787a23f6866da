/** What a resource is on the server's side: an address, or a template of addresses, and how it is read. */
import { McpError } from '@modelcontextprotocol/sdk/types.js';
import type { Services } from '../services.ts';
import type { ChangeTopic } from '../session/index.ts';

interface Described {
  readonly name: string;
  readonly description: string;
  /** The topics that make this one new when they change. */
  readonly topics: readonly ChangeTopic[];
}

export interface Resource extends Described {
  readonly uri: string;
  read(services: Services): unknown;
}

/** Many addresses of one form; the last part, which may hold slashes, says which. */
export interface ResourceTemplate extends Described {
  /** Ends with its one variable, e.g. `locallama://usage/{api}`. */
  readonly uriTemplate: string;
  /** `which` is decoded. Throws `createNotFoundError`'s. */
  read(which: string, services: Services): unknown;
  /** Values that the variable may have, the likeliest first. */
  list(services: Services): readonly string[] | Promise<readonly string[]>;
}

/** The protocol's code for an address that names nothing; the SDK has no name for it. */
export const RESOURCE_NOT_FOUND = -32_002;

/** An address that names nothing; `there` are some that do. */
export function createNotFoundError(what: string, there: readonly string[]): McpError {
  const list = there.length === 0 ? 'There is none.' : `There are: ${there.join(', ')}.`;
  return new McpError(RESOURCE_NOT_FOUND, `There is no ${what}. ${list}`);
}

/** The variable's value in `uri`, decoded; null where it is of another form, or empty. */
export function parseUriVariable(uri: string, { uriTemplate }: ResourceTemplate): string | null {
  const prefix = uriTemplate.slice(0, uriTemplate.indexOf('{'));
  const rest = uri.startsWith(prefix) ? uri.slice(prefix.length) : '';
  if (rest === '') return null;
  try {
    return decodeURIComponent(rest);
  } catch {
    return rest; // A bare percent sign: taken as it is.
  }
}
