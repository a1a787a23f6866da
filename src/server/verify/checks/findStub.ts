/** Whether code is nothing but heads of functions: none of them does anything. */
import {
  findField,
  isComment,
  readText,
  readTree,
  type SyntaxNode,
  type SyntaxTree,
  walkTree,
} from '../syntax/index.ts';

/** A sentence about it; null where the code does something. */
export async function findStub(code: string, language: string | null): Promise<string | null> {
  const tree = await readTree(code, language);
  if (tree === null) return findStubByWords(code);
  let functions = 0;
  for (const node of walkTree(tree.root)) {
    if (node.type === 'decorator' && DECLARES.test(readText(tree, node))) return null;
    const body = FUNCTION.test(node.type) ? findField(node, 'body') : undefined;
    if (body === undefined) continue;
    if (!isStubBody(tree, body)) return null;
    functions += 1;
  }
  return functions > 0 ? 'The code leaves a part out: its functions have no body.' : null;
}

const FUNCTION = /function|method|constructor|lambda|closure|func_literal/;
/** Functions that only say what others do. */
const DECLARES = /abstract|overload/;

/** Comments and a docstring left out, its statements only say that there are none. */
function isStubBody(tree: SyntaxTree, body: SyntaxNode): boolean {
  const statements = listStatements(body).filter(node => !isDocstring(node));
  return statements.length > 0 && statements.every(node => STUB.test(readText(tree, node)));
}

function listStatements(body: SyntaxNode): readonly SyntaxNode[] {
  if (!/block|body|list|compound/.test(body.type)) return [body];
  const inner = body.children.filter(child => child.isNamed && !isComment(child));
  const [only] = inner;
  return inner.length === 1 && only !== undefined && only.type.endsWith('_list')
    ? listStatements(only)
    : inner;
}

function isDocstring({ type, children }: SyntaxNode): boolean {
  return type === 'expression_statement' && children.length === 1 && children[0]?.type === 'string';
}

const THROWS =
  /(?:throw new \w*(?:Error|Exception)\(\s*['"`](?:not (?:yet )?implemented|implement me|todo\b|unimplemented)|\b(?:todo|unimplemented)!\(|\bpanic\(\s*"(?:not (?:yet )?implemented|todo\b|implement me|unimplemented)|\bTODO\(|throw new NotImplementedException\()/i;

const STUB = new RegExp(
  `^(?:pass|\\.\\.\\.|raise NotImplementedError\\b[\\s\\S]*|return NotImplemented|${THROWS.source}.*)$`,
  'is',
);

const ANY_FUNCTION = /\bfunction\b|=>|\bfn\s|\bfunc\s|\bfun\s/g;

/** The only statement of the only function says that there is none. */
function findStubByWords(code: string): string | null {
  const found = THROWS.exec(code);
  if (found === null || code.length > MAX_STUB_CHARS) return null;
  const plain = code.replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/[^\n]*/g, '');
  const functions = plain.match(ANY_FUNCTION)?.length ?? 0;
  const statements = plain.split('\n').filter(line => /[;)]\s*$|!\(/.test(line)).length;
  return functions <= 1 && statements <= 1 ? `The code leaves a part out: ${found[0]}` : null;
}

/** Longer code does something. */
const MAX_STUB_CHARS = 2_000;
