/**
 * What kind of work a request asks for, by the words that people use for it.
 *
 * Only the prose is read, and its first and last sentences count most: code in a selection is full
 * of words like "fix" and "test" that mean nothing about the request.
 */
export const TASK_KINDS = [
  'generate',
  'complete',
  'fix',
  'explain',
  'refactor',
  'test',
  'predict-output',
  'translate',
  'document',
  'repository-change',
] as const;
export type TaskKind = (typeof TASK_KINDS)[number];

/** In order of precedence where two fit equally well. */
const SIGNS: readonly (readonly [TaskKind, RegExp])[] = [
  [
    'predict-output',
    /\b(?:what (?:will|does|is) .{0,60}(?:print|output|return|evaluate)|predict the (?:output|result)|complete the assertion|output (?:of|when) (?:the|this|executing)|trace (?:the|this))/i,
  ],
  [
    'repository-change',
    /\b(?:pull request|issue #?\d+|across (?:the|all) (?:files|repo|project|code)|(?:in|of) (?:the|this|our) (?:repo|repository|code ?base|project|monorepo)|multiple files|whole (?:project|repo))/i,
  ],
  [
    'translate',
    /\b(?:translate|port|convert|rewrite|migrate)\b.{0,60}\b(?:to|into|in|from)\s+(?:type|java|python|rust|go\b|c\+\+|c#|kotlin|swift|ruby|php|scala|esm|es6|async|hooks)/i,
  ],
  [
    'test',
    /\b(?:unit |integration )?tests? (?:for|cases?|suite|that|which|covering)|\b(?:write|add|generate) .{0,30}\btests?\b/i,
  ],
  [
    'fix',
    /\b(?:fix|debug|bug|broken|doesn'?t work|not working|fails?\b|failing|error|exception|traceback|crash|wrong (?:result|output|answer)|repair|incorrect)\b/i,
  ],
  [
    'refactor',
    /\b(?:refactor|clean ?up|simplify|restructure|extract (?:a|the|this|method|function)|rename|optimi[sz]e|speed up|make .{0,30}(?:faster|cleaner|readable|idiomatic)|deduplicate|modernize)\b/i,
  ],
  [
    'document',
    /\b(?:docstrings?|jsdoc|javadoc|document (?:this|the)|add comments|readme|changelog)\b/i,
  ],
  [
    'explain',
    /\b(?:explain|what does (?:this|the)|how does|why (?:is|does|do)|describe (?:what|how)|summari[sz]e|walk me through|review)\b/i,
  ],
  [
    'complete',
    /\b(?:complete (?:this|the)|fill in|finish (?:this|the)|continue|implement the (?:body|missing|following)|starter code|TODO)\b/i,
  ],
];

/** How much of the prose's beginning and end is searched before all of it. */
const EDGE_CHARS = 400;

/** The kind that `request` (words outside of any code) asks for; plain generation when nothing says otherwise. */
export function taskKind(request: string, hasCode: boolean): TaskKind {
  const edges = `${request.slice(0, EDGE_CHARS)}\n${request.slice(-EDGE_CHARS)}`;
  for (const [kind, sign] of SIGNS) {
    if (needsCode(kind) && !hasCode) continue;
    if (sign.test(edges)) return kind;
  }
  return 'generate';
}

/** Without any code there is nothing to predict, complete or tidy up. */
function needsCode(kind: TaskKind): boolean {
  switch (kind) {
    case 'predict-output':
    case 'refactor':
    case 'document':
      return true;
    case 'generate':
    case 'complete':
    case 'fix':
    case 'explain':
    case 'test':
    case 'translate':
    case 'repository-change':
      return false;
  }
}
