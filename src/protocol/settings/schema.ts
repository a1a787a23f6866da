/**
 * What a setting may be, as plain data: the part of JSON Schema that the settings need, in the words
 * that VS Code reads in a manifest. The server builds its checks from it, and the types follow.
 */
export type Schema = ScalarSchema | ArraySchema | ObjectSchema;
type ScalarSchema = TextSchema | NumberSchema | { readonly type: 'boolean' };

export interface TextSchema {
  readonly type: 'string';
  readonly enum?: readonly string[];
  /** What each value means, in the same order. */
  readonly enumDescriptions?: readonly string[];
  /** An http or https address without user, password, query or fragment. */
  readonly format?: 'end-point';
  /** In place of an address: it is not looked for. */
  readonly mayBeOff?: boolean;
  readonly pattern?: string;
  readonly patternErrorMessage?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
}

export interface NumberSchema {
  readonly type: 'number' | 'integer' | readonly ['number' | 'integer', 'null'];
  readonly minimum: number;
  readonly maximum?: number;
  /** In the plural, for a message: `US dollars`. */
  readonly unit?: string;
}

export interface ArraySchema {
  readonly type: 'array';
  readonly items: Schema;
  readonly maxItems: number;
  readonly uniqueItems?: boolean;
  /** An empty list limits nothing: the variable then says null, and must else name what is told here. */
  readonly emptyIsAll?: string;
  /** Examples that the editor offers. */
  readonly defaultSnippets?: readonly { readonly label: string; readonly body: unknown }[];
}

export interface ObjectSchema {
  readonly type: 'object';
  readonly required: readonly string[];
  readonly properties: Readonly<Record<string, Schema & PropertyWords>>;
}

interface PropertyWords {
  readonly description: string;
  /** What VS Code asks for where that is stricter than what the server understands. */
  readonly inEditor?: { readonly pattern: string };
}

/** The type of the values that a schema lets in. */
export type ValueOf<S> = S extends { readonly enum: readonly (infer E)[] }
  ? E
  : S extends { readonly type: 'string' }
    ? string
    : S extends { readonly type: 'boolean' }
      ? boolean
      : S extends { readonly type: 'number' | 'integer' }
        ? number
        : S extends { readonly type: readonly [unknown, 'null'] }
          ? number | null
          : S extends { readonly type: 'array'; readonly items: infer I }
            ? readonly ValueOf<I>[]
            : S extends ObjectOf<infer R, infer P>
              ? { readonly [K in keyof P & R]: ValueOf<P[K]> } & {
                  readonly [K in Exclude<keyof P, R>]?: ValueOf<P[K]>;
                }
              : never;

interface ObjectOf<R, P> {
  readonly type: 'object';
  readonly required: readonly R[];
  readonly properties: P;
}
