/** The door of `host/text`: what other rooms may use of it. Nothing here needs an editor. */
export { escapeMarkdown, escapeSigns, joinMarkdown, type Markdown, markdown } from './markdown.ts';
export { formatDetail, formatDialog, formatLabel, formatNotice } from './shownText.ts';
