/** What a part of the panel is. */
import type { FromPanel, PanelSnapshot } from '../protocol/index.ts';

/** One part of the page: what it is drawn from, and how. */
export interface PanelPart {
  readonly name: string;
  readonly data: (snapshot: PanelSnapshot) => unknown;
  readonly draw: (snapshot: PanelSnapshot, send: SendMessage) => readonly HTMLElement[];
}

export type SendMessage = (message: FromPanel) => void;
