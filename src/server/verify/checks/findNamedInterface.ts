/** The names that a task asks its code to define, and how many parameters they shall take. */
import { listTopLevelNames, readFences } from '../../../core/answer/index.ts';
import { joinProgramNames } from '../../../core/languages/index.ts';
import { readDefinitions } from './readDefinitions.ts';

interface WantedName {
  readonly name: string;
  /** How many; null where the task does not say. */
  readonly parameters: number | null;
}

/** Further text is not searched: what shall be defined stands in the request. */
const MAX_READ_CHARS = 20_000;
/** More names than this are a listing, not a request. */
const MAX_NAMES = 8;

/** What the request names; empty where it leaves the names to the model. */
export async function findNamedInterface(
  prompt: string,
  language: string | null,
): Promise<readonly WantedName[]> {
  const { fences, after } = readFences(prompt.slice(0, MAX_READ_CHARS));
  const request = [...fences.map(fence => fence.before), after].join('\n');
  const code = fences.length > 0 ? fences.map(f => f.code).join('\n') : cutRawCode(request);
  const wanted = new Map<string, WantedName>();
  for (const found of [
    ...findNamesInProse(request),
    ...(await findStubName(request, code, language)),
  ]) {
    const known = wanted.get(found.name);
    if (known === undefined || known.parameters === null) wanted.set(found.name, found);
  }
  return wanted.size > MAX_NAMES ? [] : [...wanted.values()];
}

const NAME = '([A-Za-z_$][\\w$]*)';
const NOUN = '(?:function|method|class|component|hook|generator|decorator|type|interface|enum)';
const VERB = '(?:implement|write|define|create|complete|provide|build|code)';
const ARGS = '\\(([^()\\n`]*)\\)';

const LANGUAGE = `(?:${joinProgramNames()}|async)`;

/** Each with the name, and the parameters where they are given, as its groups. */
const PATTERNS: readonly RegExp[] = [
  new RegExp(
    `\\b${NOUN}s?,? (?:which is |that is |is |be )?(?:called|named) [\`'"]?${NAME}[\`'"]?(?:${ARGS})?`,
    'gi',
  ),
  new RegExp(`[,(] ?(?:named|called) [\`'"]?${NAME}[\`'"]?(?=[.,;)]|\\s*$)`, 'gim'),
  new RegExp(`\\b(?:call|name) (?:it|the ${NOUN}) [\`'"]?${NAME}[\`'"]?(?:${ARGS})?`, 'gi'),
  new RegExp(`\\b${NOUN} [\`'"]${NAME}(?:${ARGS})?[\`'"]`, 'gi'),
  new RegExp(`\\b${NOUN}s? ${NAME}${ARGS}`, 'gi'),
  new RegExp(`\\b${VERB} (?:(?:the|a|an|me|${LANGUAGE}) )*[\`'"]?${NAME}${ARGS}[\`'"]?`, 'gi'),
  new RegExp(
    `\\b${VERB} (?:(?:the|a|an|me|${LANGUAGE}) )*${NOUN} ${NAME}(?= (?:that|which|to)\\b)`,
    'gi',
  ),
];

/** "a function called when …" names nothing. */
const NO_NAMES: ReadonlySet<string> = new Set(
  (
    'when after with by from on in for as if once twice the a an it at to that which and or so ' +
    'function method class component object call expression declaration definition body wrapper ' +
    'decorator generator factory handler type module program script library hierarchy method named called'
  ).split(' '),
);

function findNamesInProse(request: string): readonly WantedName[] {
  const hasStyles = STYLES.test(request);
  return PATTERNS.flatMap(pattern =>
    [...request.matchAll(pattern)].flatMap(({ 0: said, 1: name = '', 2: list, index }) => {
      const before = request.slice(Math.max(0, index - MAX_BEFORE), index);
      const isUsed = USED.test(before) || USED.test(`${before}${said.split(name)[0]}`);
      const isStyle = hasStyles && /^(?:css )?class\b/i.test(said);
      if (NO_NAMES.has(name.toLowerCase()) || isUsed || isStyle) return [];
      return [{ name, parameters: countParameters(list) }];
    }),
  );
}

const MAX_BEFORE = 60;

/** What stands behind these words is there already: "tests for the function f", "a wrapper around f". */
const USED =
  /\b(?:for|of|around|using|uses?|calls?|calling|with|like|via|by|replaces?|replacing|instead of|existing|mocks?|tests?|testing|wraps?|wrapping|decorates?|from|invokes?|into)\s+(?:(?:the|a|an|our|my|your|this|that|existing|given|following|built-in|async) )*(?:(?:function|method|class|component|hook)s? )?['"`]?$/i;

/** Where classes are those of style sheets. */
const STYLES =
  /\b(?:css|scss|tailwind|html|jquery|dom|elements?|divs?|selectors?|styles?|toggle)\b/i;

/** "add(a, b)" says two; "add()" may say none, or only that it is a function; "add(...)" nothing. */
function countParameters(list: string | undefined): number | null {
  if (list === undefined || list.trim() === '' || /\.{2,}|…|[*=?]/.test(list)) return null;
  return list.split(',').length;
}

const KEEPS =
  /\b(complete|finish|fill|implement|fix|debug|correct|repair|refactor|optimi[sz]e|improve|simplify|clean|speed|document|comment|bug|type hints?|annotations?)\b/i;
const CHANGES =
  /\b(tests?|rename|convert|translate|port|migrate|using|use the|given|call(s|ing)?|example|similar|wrapper|extract|split)\b/i;

/** The one definition in the code that shall be worked on; several leave open which may go. */
async function findStubName(
  request: string,
  code: string,
  language: string | null,
): Promise<readonly WantedName[]> {
  const names = listTopLevelNames(code);
  const [name] = names;
  if (name === undefined || names.length !== 1) return [];
  const isBare = request.replace(code, '').trim() === '';
  if (!isBare && (!KEEPS.test(request) || CHANGES.test(request.replace(code, '')))) return [];
  const { all } = await readDefinitions(code, language);
  const range = all.find(definition => definition.name === name)?.parameters ?? null;
  return [{ name, parameters: range !== null && range.least === range.most ? range.least : null }];
}

/** Code without a fence: from the first line that defines something to the end. */
function cutRawCode(text: string): string {
  const start =
    /^(def \w+\(|(?:export )?(?:async )?function \w+\(|class \w+|async def \w+\()/m.exec(text);
  return start === null ? '' : text.slice(start.index);
}
