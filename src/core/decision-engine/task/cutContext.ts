/**
 * The part of a prompt that asks. Agents put pages around a request of one line: in tags (`<task>`,
 * `<environment_details>`), under headings ("# Context", "# Task"), behind labels ("User: …"). What
 * stands there says nothing of how hard the request is.
 *
 * Where something is named a request, only that is one; else all that is not named context; else everything.
 */
export function cutContext(prompt: string): string {
  return cutSections(cutTags(prompt));
}

type Role = 'asked' | 'context' | 'plain';

const REQUEST =
  /(?:^|\s)(?:task|request|question|instruction|query|todo|goal|assignment|prompt|aufgabe|auftrag|frage|anfrage|tâche|consigne|demande|tarea|pregunta|solicitud|pedido|tarefa|pergunta|compito|richiesta|domanda|zadanie|görev|soru|задача|задание|вопрос|запрос)(?: description| text| statement)?$|^(?:the )?(?:user|human)(?: says| asks| wants| message| input)?$|(?:任务|任務|问题|請求|请求|需求|タスク|課題|質問|依頼|작업|질문|요청|과제)$/iu;
const CONTEXT =
  /(?<!\p{L})(?:context|background|environment|files?|documents?|history|conversation|project|repository|workspace|codebase|overview|conventions|guidelines|memory|metadata|reminder|selection|attachments?|diagnostics|assistant|system|about|kontext|hintergrund|umgebung|projekt|contexte|projet|contexto|entorno|proyecto|projeto|контекст|проект)(?!\p{L})|背景|上下文|文脈|環境|환경|배경|맥락/iu;
const FENCE = /^\s*(?:```|~~~)/;
const OPEN_TAG = /^\s*<([a-z][\w-]{0,40})(?:\s[^<>]{0,200})?>/i;
const CLOSE_TAG = /<\/([a-z][\w-]{0,40})>/gi;
/** A heading, or up to four words with a colon. */
const LABEL =
  /^\s*(?:(#{1,6})\s+((?:\p{L}{1,24} ){0,3}\p{L}{1,24}):?[\s#]*$|\*{0,2}((?:\p{L}{1,24} ){0,3}\p{L}{1,24})\*{0,2}(?:：|:\*{0,2}(?:\s+|$)))/u;
/** Labels begin within a line, too, after a sentence. */
const INNER_LABEL = /(?<=[.!?]\s)(?=(?:\p{L}{1,24} ){0,3}\p{L}{1,24}:\s)/u;

function findRole(name: string): Role {
  const words = name.replace(/[-_:]/g, ' ').trim();
  return REQUEST.test(words) ? 'asked' : CONTEXT.test(words) ? 'context' : 'plain';
}

function cutTags(prompt: string): string {
  const lines = prompt.split('\n');
  const ends = new Map(
    lines.flatMap((line, at) =>
      [...line.matchAll(CLOSE_TAG)].map(([, name]) => [name!.toLowerCase(), at] as const),
    ),
  );
  const parts: Record<Role, string[]> = { asked: [], context: [], plain: [] };
  let [role, end, name]: [Role, number, string] = ['plain', -1, ''];
  for (const [at, line] of lines.entries()) {
    const opened = at > end ? (OPEN_TAG.exec(line)?.[1]?.toLowerCase() ?? '') : '';
    if (at > end) role = 'plain';
    if ((ends.get(opened) ?? -1) >= at && findRole(opened) !== 'plain') {
      [role, end, name] = [findRole(opened), ends.get(opened)!, opened];
    }
    parts[role].push(role === 'plain' ? line : stripTag(line, name));
  }
  return choose(prompt, parts.asked, parts.plain);
}

function stripTag(line: string, name: string): string {
  return line
    .replace(CLOSE_TAG, '')
    .replace(OPEN_TAG, mark => (mark.toLowerCase().includes(name) ? '' : mark));
}

function cutSections(text: string): string {
  const plain: string[] = [];
  const [earlier, asked]: [string[], string[]] = [[], []];
  let [role, depth, fenced]: [Role, number, boolean] = ['plain', 0, false];
  for (const line of text.split('\n').flatMap(each => each.split(INNER_LABEL))) {
    if (FENCE.test(line)) fenced = !fenced;
    const [label = '', marks = '', heading, name = heading] = (!fenced && LABEL.exec(line)) || [];
    const own: Role = name === undefined ? role : findRole(name);
    // After a request, whatever it is called, come its own parts; below a heading of context, more of it.
    const begins =
      name !== undefined &&
      (own === 'asked' ||
        (own === 'context' && isBlank([...plain, ...asked, ...earlier])) ||
        (own === 'plain' && role === 'context' && marks.length > 0 && marks.length <= depth));
    if (begins) {
      if (own === 'asked') earlier.push(...asked.splice(0));
      [role, depth] = [own, marks.length];
    }
    const rest = begins && own !== 'plain' ? line.slice(label.length) : line;
    if (role !== 'context') (role === 'asked' ? asked : plain).push(rest);
    // What stands behind a label of context is all of it: "Project: a shop".
    else if (begins && depth === 0 && rest.trim() !== '') role = 'plain';
  }
  return choose(text, asked, earlier, plain);
}

function choose(all: string, ...parts: readonly (readonly string[])[]): string {
  return parts.find(lines => !isBlank(lines))?.join('\n') ?? all;
}

function isBlank(lines: readonly string[]): boolean {
  return !lines.some(line => /[\p{L}\p{N}]/u.test(line));
}
