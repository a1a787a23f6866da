/** The meter in the status bar. It only renders: what it says is decided in `costMeterText`. */
import * as vscode from 'vscode';
import { COMMANDS } from '../contributions.ts';
import type { LiveResources } from '../server/index.ts';
import { createStatusItem, fillStatusItem } from '../show/index.ts';
import { describeMeter, type MeterText } from './costMeterText.ts';

/** To the right, beside what the editor itself says about the file. */
const PLACE = 100;

/** Shows the meter until it is disposed. */
export function showCostMeter(live: LiveResources): vscode.Disposable {
  const item = createStatusItem({
    id: 'locallama.cost',
    name: 'LocalLama Cost',
    side: 'right',
    priority: PLACE,
    command: { command: COMMANDS.showPanel, title: 'Show Budget Panel' },
  });
  const show = () => renderMeter(item, describeMeter(live.snapshot));
  show();
  item.show();
  return vscode.Disposable.from(item, live.onDidChange(show));
}

function renderMeter(item: vscode.StatusBarItem, meter: MeterText): void {
  fillStatusItem(item, meter);
  const background = BACKGROUNDS[meter.tone];
  item.backgroundColor = background && new vscode.ThemeColor(background);
}

const BACKGROUNDS = {
  plain: undefined,
  warning: 'statusBarItem.warningBackground',
  error: 'statusBarItem.errorBackground',
} as const satisfies Record<MeterText['tone'], string | undefined>;
