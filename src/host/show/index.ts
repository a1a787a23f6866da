/** The door of `host/show`: what other rooms may use of it. */
export { askForText } from './askForText.ts';
export { confirm, showNotice } from './notices.ts';
export { createPick, type PickItem, pickItem, showItem } from './picks.ts';
export { showProgress } from './showProgress.ts';
export { createStatusItem, fillStatusItem, showBriefly } from './statusItem.ts';
