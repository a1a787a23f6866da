/** Why code does not parse, and where. */

/** What a parser says of code: null when it parses, undefined when it cannot tell. */
export type ParseError = string | null | undefined;
