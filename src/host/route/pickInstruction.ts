/** Asks what to do with the selection: a list to choose from, or the person's own words. */
import * as vscode from 'vscode';
import { createPick, type PickItem, showItem } from '../show/index.ts';
import { type Instruction, isComment, makeOwnInstruction } from './instructions.ts';

/** Own words that are remembered, newest first, per workspace. */
const MAX_HISTORY = 20;
const HISTORY = 'instructionHistory';
/** Longer words are cut: the code comes on top of them. */
const MAX_WORDS = 4_000;

interface Item extends PickItem {
  readonly instruction?: Instruction;
}

const FORGET: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('close'),
  tooltip: 'Remove from this list',
};

/**
 * Resolves with the choice, or undefined when the person left. `what` is in the title; `offered` stands
 * in the list, the first one on top.
 */
export function pickInstruction(
  memento: vscode.Memento,
  what: string,
  offered: readonly Instruction[],
): Promise<Instruction | undefined> {
  const pick = createPick<Item>({
    title: `LocalLama: ${what}`,
    placeHolder: 'Choose what to do, or type it in your own words',
  });
  pick.matchOnDetail = true;
  const fill = () => {
    const typed = pick.value.trim().slice(0, MAX_WORDS);
    pick.items = listItems(offered, typed, readHistory(memento)).map(showItem);
  };
  fill();
  return new Promise(resolve => {
    const done = (instruction: Instruction | undefined) => {
      resolve(instruction);
      pick.dispose();
    };
    pick.onDidChangeValue(fill);
    pick.onDidTriggerItemButton(({ item: { item } }) => {
      void saveHistory(
        memento,
        readHistory(memento).filter(words => words !== item.instruction?.words),
      );
      fill();
    });
    pick.onDidAccept(() => {
      const chosen = pick.selectedItems[0]?.item.instruction;
      if (!chosen) return;
      if (!offered.includes(chosen)) void addToHistory(memento, chosen.words);
      done(chosen);
    });
    pick.onDidHide(() => done(undefined));
    pick.show();
  });
}

function listItems(
  offered: readonly Instruction[],
  typed: string,
  past: readonly string[],
): Item[] {
  const own: Item[] = typed
    ? [
        {
          label: typed,
          icon: 'edit',
          detail: 'Your own words',
          alwaysShow: true,
          instruction: makeOwnInstruction(typed),
        },
      ]
    : [];
  const known = offered.map(instruction => ({
    label: instruction.label,
    icon: instruction.icon,
    description: isComment(instruction) ? instruction.words : instruction.detail,
    instruction,
  }));
  const recent = past
    .filter(words => words !== typed)
    .map(words => ({
      label: words,
      icon: 'history',
      buttons: [FORGET],
      instruction: makeOwnInstruction(words),
    }));
  const separator = { label: 'recent', isSeparator: true } as const;
  // Typed words that begin the name of an entry mean the entry.
  const meansEntry = offered.some(({ label }) =>
    label.toLowerCase().startsWith(typed.toLowerCase()),
  );
  const head = meansEntry ? [...known, ...own] : [...own, ...known];
  return recent.length ? [...head, separator, ...recent] : head;
}

function readHistory(memento: vscode.Memento): readonly string[] {
  return memento.get<readonly string[]>(HISTORY, []);
}

function addToHistory(memento: vscode.Memento, words: string): Thenable<void> {
  const rest = readHistory(memento).filter(other => other !== words);
  return saveHistory(memento, [words, ...rest].slice(0, MAX_HISTORY));
}

function saveHistory(memento: vscode.Memento, words: readonly string[]): Thenable<void> {
  return memento.update(HISTORY, words);
}
