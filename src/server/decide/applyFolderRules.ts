/** What single folders of a workspace ask for beyond the rest counts for tasks about their files. */
import type { UserRules } from '../../core/decision-engine/index.ts';
import type { FolderRule } from '../../protocol/settings/index.ts';

type Rules = Omit<UserRules, 'privacy'>;

/** `rules` for a file that may lie at `places`; a path that could lie in several counts for all. */
export function applyFolderRules(
  rules: Rules,
  places: readonly string[],
  folders: readonly FolderRule[],
): Rules {
  const asking = folders.filter(({ folder }) => places.some(place => isWithin(place, folder)));
  return {
    ...rules,
    forbidden: [...rules.forbidden, ...asking.flatMap(({ forbidden = [] }) => forbidden)],
    qualityFloor: Math.max(rules.qualityFloor, ...asking.map(each => each.qualityFloor ?? 0)),
  };
}

function isWithin(place: string, folder: string): boolean {
  return `${foldPath(place)}/`.startsWith(`${foldPath(folder)}/`);
}

/** In any case and with either slash: what is taken for the same is the stricter reading. */
function foldPath(path: string): string {
  return path.replaceAll('\\', '/').replace(/\/+$/, '').normalize('NFC').toLowerCase();
}
