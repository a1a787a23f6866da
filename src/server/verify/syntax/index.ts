/** The door of `server/verify/syntax`: what other rooms may use of it. */
export { findSyntaxError, listSyntaxFaults, type ParseError } from './findSyntaxError.ts';
export { type Definition, listDefinitions } from './listDefinitions.ts';
export { listMembers } from './listMembers.ts';
export { listUndefinedNames } from './listUndefinedNames.ts';
export { readTree } from './readTree.ts';
export {
  findField,
  isComment,
  readText,
  type SyntaxNode,
  type SyntaxTree,
  walkTree,
} from './syntaxTree.ts';
