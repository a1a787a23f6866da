/**
 * The words by which people ask for one kind of work or another, as `taskKind.ts` reads them.
 *
 * A verb decides only at the start of a sentence, and a noun only as the object of such a verb: "add a
 * test for it" is about tests, "add a function to test it with" is not.
 */

import type { TaskKind } from '../../types.ts';
import { joinAlternatives } from './joinAlternatives.ts';

/** Words between a verb and its object; what starts a clause of its own is none. */
const CLAUSE =
  joinAlternatives(`that; which; who; to; for; of; with; in; from; into; function; method; class; script;
    program; tool; component; page`);
const BETWEEN = String.raw`(?:(?!${CLAUSE}\b)[\w-]+\s+){0,4}?`;
const MAKE = joinAlternatives(
  'write; add; create; generate; implement; provide; make; give me; draft; update; extend; improve',
);
const LANGUAGE = `${joinAlternatives(String.raw`type ?script; java ?script; java; python; rust; go(?:lang)?;
  c\+\+; c#; c; kotlin; swift; ruby; php; scala; perl; lua; bash; powershell; dart; elixir;
  haskell; julia; esm; es6; jsx; tsx`)}(?![\\w+#])`;
/** Words that point at code. */
export const GIVEN = compilePattern(
  String.raw`\b`,
  `this; these; it; my; our;
    the (?:following|code|script|function|class|file|program|snippet|module|above|below)`,
);

/** Asks what a piece of code comes to. */
export const PREDICTION = compilePattern(
  String.raw`\b`,
  `what (?:will|does|is|would|gets?) .{0,60}(?:prints?|printed|outputs?|returns?|evaluate|value of|result);
    predict the (?:output|result); complete the assertion;
    output (?:of|when) (?:the|this|executing); trace (?:the|this)`,
);
const REPOSITORY = 'repo|repository|code ?base|project|monorepo';
/** Speaks of more than one file. */
export const WHOLE_REPOSITORY = compilePattern(
  String.raw`\b`,
  String.raw`pull request; issue #?\d+; everywhere; (?:whole|entire) (?:${REPOSITORY});
    across (?:the |all |our |this |every |several |multiple )*(?:files?|${REPOSITORY}|modules?|packages?|services?|code);
    (?:in|of|throughout) (?:the|this|our) (?:whole |entire )?(?:${REPOSITORY});
    (?:multiple|several|all) (?:files|modules|packages|services);
    (?:all|every|each) (?:callers?|usages?|call sites?)`,
);
/** Somebody says that something does not work. */
export const COMPLAINT = new RegExp(
  String.raw`\b${joinAlternatives(String.raw`does ?n[o']t (?:work|compile|run|start|load|match|return|show|update);
    not working; stopped working; (?:is|are|looks?|seems?|comes? out) (?:broken|wrong); fails?\b;
    failing; crash(?:es|ing|ed)?\b; hangs?\b; freezes;
    returns? (?:\d{3}|nan|undefined|null|nothing|the wrong)\b;
    (?:throws?|raises?|get(?:ting)?|gives?(?: me)?|see|shows?)\s(?:an? |the |this )?(?:\w+ )?(?:\w*error|\w*exception|\d{3}\b|nan\b|undefined|segfault);
    \w*(?:Error|Exception):\s; traceback; segmentation fault; stack ?trace;
    wrong (?:result|output|answer|value); what(?:'s| is) (?:wrong|the (?:bug|problem|issue));
    (?:never|not) (?:ends?|stops?|terminates?|returns?|called|updated?); infinite loop;
    (?:a|the) bug\b; should .{1,60} but\b; (?:error|bug|mistake) (?:in|with|somewhere|here)\b;
    memory leak; undefined is not; cannot (?:read|find|resolve); expected .{1,60} (?:but )?got`)}`,
  'i',
);
/** A question about why or how. */
export const QUESTION = /^(?:why|how come|what|how)\b/i;
/** Asks for something new. */
export const WISH = compilePattern(
  '^',
  `write; create; implement; build; make; add; generate; develop; design; code; give; provide;
    define; declare; compute; calculate; convert; check; find; return; print; parse; sort;
    reverse; remove; count; get; read; merge; validate; set ?up; scaffold; show; i (?:need|want);
    how (?:do|can|could|would|should|to)`,
);

/** What a sentence that begins so asks for; the first that fits decides. */
export const LEADS: readonly (readonly [TaskKind, RegExp])[] = [
  [
    'fix',
    compilePattern(
      '^',
      `fix; debug; repair; correct; resolve; troubleshoot; diagnose;
        solve (?:this|the|my) (?:bug|error|issue|problem);
        find (?:and fix )?(?:the|a|any|all) (?:bugs?|errors?|problems?|mistakes?)`,
    ),
  ],
  [
    'test',
    new RegExp(
      `^${joinAlternatives(String.raw`${MAKE} ${BETWEEN}(?:tests\b|test (?:cases?|suite|plan)\b|specs\b);
        ${MAKE} ${BETWEEN}(?:unit|integration|e2e|regression) test\b;
        ${MAKE} ${BETWEEN}test(?= (?:for|of|that|which|to)\b|[.,:!]|$);
        ${MAKE} ${BETWEEN}(?:pytest|jest|vitest|mocha|junit) (?:cases?|tests?|specs?|suite);
        (?:unit[- ])?tests? (?:this|it|that|these|the|my|for|cases? for)\b; cover\b;
        (?:increase|improve|raise) .{0,20}coverage`)}`,
      'i',
    ),
  ],
  [
    'types',
    compilePattern(
      '^',
      String.raw`(?:add|write|put in|infer|give) .{0,30}\b(?:type (?:hints?|annotations?|definitions?)|typings?|types)(?! of\b);
        annotate .{1,40}\btypes?; type (?:this|these|it)`,
    ),
  ],
  [
    'document',
    new RegExp(
      `^${joinAlternatives(String.raw`(?:document|comment|annotate) (?:this|the|these|my|our|it|each|every|all)\b;
      ${MAKE} ${BETWEEN}${joinAlternatives(`doc ?strings?; jsdoc; javadoc; tsdoc; rustdoc; godoc; comments?;
        documentation; docs; readme; changelog; release notes`)}(?![\w-])`)}`,
      'i',
    ),
  ],
  [
    'translate',
    compilePattern(
      '^',
      String.raw`translate; transpile; port (?:this|it|the|my|our|these|\w+) .{0,60}?(?:to|into)`,
    ),
  ],
  [
    'complete',
    compilePattern(
      '^',
      `complete; finish; continue; fill (?:in|out); replace the todos?;
        implement the (?:body|missing|following|todos?|stub)`,
    ),
  ],
  [
    'refactor',
    compilePattern(
      '^',
      String.raw`refactor; clean (?:up|this|it|the); tidy; simplify; restructure; reorgani[sz]e;
        optimi[sz]e; speed (?:up|this|it); split; extract; inline; deduplicate; moderni[sz]e;
        shorten; decouple; get rid of; remove (?:the )?(?:duplicat\w+|dead|unused);
        make (?:this|it|the|these|my|our)\b.{0,40}\b(?:\w+er|more|less|idiomatic|readable|async|generic|reusable|immutable);
        (?:use|prefer) .{1,60} (?:instead of|rather than);
        (?:replace|swap) .{1,60} (?:with|by|for);
        rewrite (?:this|it|the \w+) (?:without|using|with|so|to be)`,
    ),
  ],
  [
    'rename',
    compilePattern('^', 'rename; (?:find|give|use|choose) (?:a )?(?:better|clearer) names?'),
  ],
  [
    'review',
    compilePattern(
      '^',
      `(?:code )?review; critici[sz]e; criti(?:que|c); audit; check (?:this|it|the code|my code) for;
        what (?:could|can|should|would) (?:be (?:better|improved)|(?:i|you|we) improve); any (?:issues|problems|suggestions|feedback)`,
    ),
  ],
  [
    'explain',
    compilePattern(
      '^',
      String.raw`explain; describe; summari[sz]e; walk (?:me|us) through; tell me; compare;
        clarify; what(?:'s|\s+is|\s+are|\s+does|\s+do); what\b.{0,30}\bmeans?; why;
        when (?:should|do|would|is|to); which; who; is (?:it|there|this); are (?:there|these);
        how (?:does|do (?!i\b|we\b|you\b)|is|are|come); does; do (?:i|we|you) (?:need|have);
        (?:can|could|will|would|should|must) (?:this|it|that|these|they|i|we|there)\b; (?:the )?difference between;
        help me understand; understand`,
    ),
  ],
  ['generate', WISH],
  [
    'refactor',
    compilePattern('^', 'rewrite; re(?:word|phrase|format); improve; proofread; change; update'),
  ],
];
/** Asks for the same in another language. */
export const INTO_LANGUAGE = new RegExp(
  String.raw`^(?:convert|turn|change|migrate|transform|move|rewrite)\b.{0,80}\b(?:to|into)\s+(?:idiomatic |modern |plain )?${LANGUAGE}` +
    String.raw`|^(?:rewrite|redo|reimplement)\b.{0,80}\bin\s+${LANGUAGE}`,
  'i',
);
/** Where no sentence leads: words that belong to hardly anything else. */
export const HINTS: readonly (readonly [TaskKind, RegExp])[] = [
  ['test', /\b(?:unit|integration) tests?\b/i],
  ['document', /\b(?:docstrings?|jsdoc|javadoc)\b/i],
  ['complete', /\b(?:starter code|TODO)\b/],
  ['refactor', /\brefactor\w*/i],
  ['explain', /\b(?:explain|understand|what does)\b/i],
];

/** One of `list`, as whole words, any case, after `start`. */
function compilePattern(start: string, list: string): RegExp {
  return new RegExp(String.raw`${start}${joinAlternatives(list)}\b`, 'i');
}
