/** Markdown. */
import type { Language } from '../language.ts';
import { TAGS } from '../marks.ts';

export const markdown: Language = {
  id: 'markdown',
  role: 'document',
  extensions: ['md', 'mdx'],
  comments: TAGS,
  isProse: true,
  headings: { line: /^(#{1,6})\s+\S/, underlines: '=-' },
};
