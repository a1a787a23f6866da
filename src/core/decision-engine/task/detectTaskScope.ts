/**
 * How much a request asks for, by the thing that it wants: "write a compiler" is short and vast.
 *
 * Only the head of the object counts: who asks for a function that calls the compiler asks for a
 * function. Judged by hand; nothing here was fitted.
 */
import { stripPoliteStart } from './boilerplate.ts';
import { joinAlternatives } from './joinAlternatives.ts';
import { isLargeForeignRequest } from './otherLanguages.ts';

/** `open`: a short wish for a thing that may be small or large. */
export type TaskScope = 'trivial' | 'usual' | 'open' | 'large' | 'vast';

const MAKE = joinAlternatives(
  'write; create; implement; build; make; code; develop; design; program; port; rewrite; clone; i (?:want|need)',
);
/** Words between the verb and its object; a smaller object or a clause of its own ends them. */
const SMALLER =
  joinAlternatives(String.raw`that; which; who; to; for; of; with; in; from; into; using;
  functions?; methods?; class; tests?; script; query; comment; wrapper; client; regex; example;
  types?; readme; config\w*`);
const BETWEEN = String.raw`(?:(?!${SMALLER}\b)[\w+#.-]+[\s,]+){0,5}?`;
/** What follows where the word before is not the object itself: a game loop is no game. */
const PART = joinAlternatives(`functions?; methods?; class; options?; flags?; errors?; warnings?;
  messages?; queries; query; connections?; strings?; urls?; names?; files?; calls?; wrappers?;
  clients?; drivers?; configs?; settings?; tables?; schema; columns?; rows?; buttons?; icons?;
  titles?; versions?; tests?; logs?; scripts?; account; command; alias; one-liner; state; score;
  loop; board; endpoints?; routes?; handlers?; decorators?; examples?; migrations?; dumps?; backups?; seeds?; users?; roles?;
  triggers?; views?; index`);
const VAST =
  joinAlternatives(String.raw`compiler; (?:operating system|os|unix|linux|real-time|x86|micro)[ -]?kernel;
    operating system; os\b; hypervisor; virtual machine; web browser; browser engine;
    (?:3d|physics|rendering|layout|search|query|storage|javascript|regex|game) engine;
    (?:relational|distributed|key[- ]value|time[- ]series|vector|graph|in-memory) database;
    database (?:engine|server|management system); dbms; (?:distributed )?file ?system;
    garbage collector; jit; emulator; ray ?tracer; blockchain; consensus(?: algorithm| protocol)?;
    paxos; raft; byzantine \w+; crdts?;
    distributed (?:[\w-]+ )?(?:system|cache|queue|lock(?: manager)?|store|transactions?|coordinator|scheduler|log);
    transaction (?:coordinator|manager); two-phase commit; message broker;
    tls (?:library|stack|implementation); (?:tcp(?:/ip)?|network) stack; bootloader; device driver;
    type ?checker; linker; decompiler; language server; container runtime; orchestrator;
    deep learning framework; autograd; transformer from scratch; rtos; (?:video|audio) codec;
  (?:memory )?allocator; malloc; (?:autonomous|self-driving|flight control) [\w-]+;
  (?:git|redis|sqlite|postgres\w*|mysql|docker|kubernetes|kafka|nginx|llvm|linux) (?:clone|from scratch)`);
const LARGE =
  joinAlternatives(String.raw`(?:app|application|platform|website|web ?site|web ?shop|marketplace);
  dashboard; back-?end; front-?end; (?:micro-?)?services?; (?:rest|graphql|web|http)[ -]api;
  server; game; tetris; minesweeper; pac-?man; interpreter; assembler; disassembler; debugger;
  parser (?:generator|combinators?);
  (?:json|sql|markdown|html|xml|c|c\+\+|rust|python|css) parser; (?:text|code|spreadsheet) editor;
  spreadsheet; framework; orm; simulator; neural network; web ?crawler; scheduler; shell;
  terminal(?: emulator)?; (?:reverse|http) proxy; load balancer; package manager;
  build (?:system|tool); bundler; linter; (?:ci|deployment|etl|data) pipeline; plug-?in system;
  (?:browser|vs ?code) extension; library; bot; clone; lexer; chess engine; site; saas;
  b\+?[- ]tree; map ?-?reduce; (?:kubernetes )?operator; sha-?\d+; aes; rsa`);
const VAST_TASK = new RegExp(`^${MAKE}\\s+${BETWEEN}${VAST}\\b(?![ -]${PART})`, 'i');
const LARGE_TASK = new RegExp(`^${MAKE}\\s+${BETWEEN}${LARGE}\\b(?![ -]${PART})`, 'i');
/** A whole project moved elsewhere, not a snippet. */
const SNIPPET = joinAlternatives(
  'this; these; it; following; function; method; class; code; snippet; script; loop; query; test',
);
const TARGET =
  joinAlternatives(String.raw`type ?script; java ?script; java; python; rust; go; c\+\+; c#; c; kotlin;
    swift; ruby; php; scala; zig; wasm; webassembly`);
const PROJECT =
  joinAlternatives(`app; application; project; code ?base; back-?end; front-?end; service; library; site;
    website; monolith; repo; repository`);
const PORT = new RegExp(
  String.raw`^(?:port|rewrite)\s+(?!.{0,20}\b${SNIPPET}\b)[\w./-]+(?:\s+[\w./-]+){0,4}?\s+(?:to|into|in)\s+${TARGET}(?![\w+#])` +
    String.raw`|^(?:port|migrate|rewrite|convert)\s+(?:(?:the|our|my|this|whole|entire)\s+)*${PROJECT}\b`,
  'i',
);
const THE = String.raw`(?:(?:the|an?|this|all|missing|local)\s+)*`;
const EDIT =
  joinAlternatives(String.raw`(?:fix|correct)\s+${THE}(?:indent\w*|white ?space|formatting|capitali[sz]ation|casing|punctuation|grammar);
  (?:add|insert)\s+${THE}(?:semi-?colons?|commas?|new ?lines?|blank lines?|spaces?|quotes?|brackets?|import);
  (?:remove|delete|drop)\s+${THE}(?:unused\s+(?:import|variable)s?|trailing\s+\w+|console\.log\w*);
  (?:remove|delete|drop)\s+${THE}(?:print (?:statements?|calls?)|blank lines?|semi-?colons?|debug (?:output|prints?|logs?));
  (?:bump|update)\s+${THE}version; sort\s+${THE}imports;
  rename\s+${THE}(?:variable|parameter|argument);
  change\s+${THE}(?:[\w-]+\s+){0,2}?(?:colou?r|label|title|caption|text|font(?: size)?|port|timeout|margin|padding)`);
const TRIVIAL = new RegExp(
  String.raw`\btypos?\b|\b(?:misspell\w*|spelling|hello,? world)\b|^${EDIT}\b`,
  'i',
);
/** Things of one screen at most. */
const SMALL = new RegExp(
  String.raw`\b${joinAlternatives(String.raw`functions?; methods?; scripts?; quer(?:y|ies); class(?:es)?; tests?; regex; loop;
    helper; component; decorator; hook; lists?; strings?; arrays?; numbers?; sum; sort\w*; revers\w*;
    print\w*; hello; files?; lines?; words?; dates?; csv; button; form; table; page; endpoint;
    one-liner; snippet; example; types?; interface; enum; struct; constants?; variables?; search;
    fizz ?buzz; factorial; fibonacci; palindromes?; stack; queue; linked list; (?:hash ?)?map; set;
    exceptions?; migration; dockerfile; config\w*; yaml; commits?; message; sql; html; css; comment; todo`)}\b`,
  'i',
);
const WISH = new RegExp(`^${MAKE}\\b`, 'i');
/** Whoever says more than this does not speak of a typo alone, or says how large a thing is wanted. */
const TRIVIAL_WORDS = 40;
const OPEN_WORDS = 12;
const READ_CHARS = 1_000;
const MOST_SENTENCES = 12;

/** The scope of `request`: the words outside of code, if there is any (`hasCode`). */
export function detectTaskScope(request: string, hasCode: boolean): TaskScope {
  const sentences = request
    .slice(0, READ_CHARS)
    .split(/(?<=[.!?])\s+|\n+/)
    .slice(0, MOST_SENTENCES)
    .map(sentence => stripPoliteStart(sentence.trim()));
  if (sentences.some(sentence => VAST_TASK.test(sentence))) return 'vast';
  if (isLargeForeignRequest(request.slice(0, READ_CHARS))) return 'vast';
  if (sentences.some(sentence => LARGE_TASK.test(sentence) || PORT.test(sentence))) return 'large';
  const words = request.trim().split(/\s+/, TRIVIAL_WORDS + 1).length;
  if (words <= TRIVIAL_WORDS && sentences.some(sentence => TRIVIAL.test(sentence)))
    return 'trivial';
  const open = words <= OPEN_WORDS && !hasCode && !SMALL.test(request);
  return open && sentences.some(sentence => WISH.test(sentence)) ? 'open' : 'usual';
}
