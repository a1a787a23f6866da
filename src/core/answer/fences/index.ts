/** The door of `core/answer/fences`: what other rooms may use of it. */
export {
  detectBlockLanguage,
  isBesideCode,
  isCommandLanguage,
  mayBeInLanguage,
} from './detectBlockLanguage.ts';
export { readInfo } from './fenceInfo.ts';
export { type Fence, type FencedText, readFences } from './fences.ts';
export { wrapInFence } from './wrapInFence.ts';
