/**
 * An answer for selected code without what it has beside it in the same block: the code as it was, once
 * more above or below the new one; examples of use and programs that try it; the head of a file that the
 * document has. Whatever the selection held or the request asks for stays.
 */
import { findLanguage } from '../../languages/index.ts';
import type { Task } from '../../types.ts';
import { readSelected } from '../readSelected.ts';
import { stripQuotedCode } from '../shouldHaveCode.ts';
import { cutExample } from './cutExample.ts';
import { cutHead } from './cutHead.ts';
import { cutOriginal } from './cutOriginal.ts';
import type { Scene } from './scene.ts';

/** The code alone; as it is where nothing of it is certainly beside it. */
export function cutExtras(code: string, task: Task, language: string | null): string {
  const selected = readSelected(task);
  if (selected === null || findLanguage(language)?.isProse === true) return code;
  if (code.length > MAX_CHARS || selected.length > MAX_CHARS) return code;
  const scene: Scene = {
    old: selected.split('\n'),
    language,
    request: stripQuotedCode(task.prompt),
    ...(task.intent !== undefined && { intent: task.intent }),
    before: task.context?.before ?? '',
    after: task.context?.after ?? '',
  };
  const lines = code.split('\n');
  if (normalize(lines) === normalize(scene.old)) return code;
  const own = cutOriginal(lines, scene);
  const bare = cutExample(own, scene);
  const cut = cutHead(bare, own, scene);
  return cut === lines ? code : trimBlank(cut).join('\n');
}

/** Depth and empty lines make no difference. */
function normalize(lines: readonly string[]): string {
  return lines.flatMap(line => line.trim() || []).join('\n');
}

/** Longer code is no part that a person selects. */
const MAX_CHARS = 400_000;

function trimBlank(lines: readonly string[]): readonly string[] {
  const first = lines.findIndex(line => line.trim() !== '');
  const last = lines.findLastIndex(line => line.trim() !== '');
  return lines.slice(Math.max(0, first), last + 1);
}
