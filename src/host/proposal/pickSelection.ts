/** Of several selections that have nothing to do with each other, one is worked on: the user says which. */
import { pickItem } from '../show/index.ts';
import type { SelectionTarget } from './selectionTarget.ts';

/** The chosen one; `first` is offered before the others. */
export async function pickSelection(
  first: SelectionTarget,
  targets: readonly SelectionTarget[],
): Promise<SelectionTarget | 'left'> {
  const items = [first, ...targets.filter(target => target !== first)].map(target => ({
    label: target.code.trim().split(/\r?\n/)[0] ?? '',
    description: target.what,
    target,
  }));
  const chosen = await pickItem(items, {
    title: 'LocalLama: Selections That Are Apart',
    placeHolder: 'One is taken at a time: choose which',
    matchOnDescription: true,
  });
  return chosen?.target ?? 'left';
}
