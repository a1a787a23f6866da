/** Text of a model, an end point or a workspace is text wherever it is shown. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderAnswerDocument } from '../../src/host/chat/renderAnswerDocument.ts';
import { renderWhyDocument } from '../../src/host/chat/renderWhyDocument.ts';
import { describeProgress } from '../../src/host/route/describeProgress.ts';
import { describeMeter } from '../../src/host/spend/costMeterText.ts';
import {
  formatDetail,
  formatDialog,
  formatLabel,
  formatNotice,
} from '../../src/host/text/index.ts';
import type { RouteTaskOutput } from '../../src/protocol/tools/index.ts';
import { ROOT } from '../run/root.ts';
import { FURTHER_TEXTS, HOSTILE_TEXTS } from './hostileTexts.ts';
import { tallySuite } from './tally.ts';

/** As the editor looks for links in notices, and for icons in labels and hovers. */
const EDITOR_LINK = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i;
const EDITOR_ICON = /(?<!\\)\$\([A-Za-z0-9-]+(?:~[A-Za-z]+)?\)/;
const STEERS = /[^\P{Cc}\n\t]|\p{Bidi_Control}|\p{Cs}|[\u{e0000}-\u{e007f}]/u;
const MAX_SHOWN_CHARS = 1_001;

function checkPlain(shown: string): void {
  assert.doesNotMatch(shown, EDITOR_LINK);
  assert.doesNotMatch(shown, STEERS);
  assert.ok(shown.length <= MAX_SHOWN_CHARS, `${shown.length} characters`);
}

/** What of a document is read as Markdown: all but the insides of our own fences and spans. */
function listMarks(document: string): string {
  const prose: string[] = [];
  let fence: string | undefined;
  for (const line of document.split('\n')) {
    const mark = /^(`{3,})([\w.+#-]*)$/.exec(line);
    if (fence !== undefined) {
      if (mark?.[1] === fence && mark[2] === '') fence = undefined;
    } else if (mark) {
      fence = mark[1];
      assert.doesNotMatch(mark[2] ?? '', /mermaid|math|tex|html|dot|uml|vega|svg/i);
    } else prose.push(line);
  }
  assert.equal(fence, undefined, 'a fence stays open');
  return prose.join('\n').replace(/(?<!`)(`+)(?!`)[^\n|]*?[^`\n]\1(?!`)/g, '');
}

function checkDocument(document: string): void {
  const marks = listMarks(document).replaceAll(/\[[^[\]]*\]\(https?:\/\/[^\s)]*\)/g, '');
  // Nothing begins a picture, a tag, a formula, an attribute, a definition or another fence.
  assert.doesNotMatch(marks, /[<[\]${}~^@]|`|:::|!\[|\\[A-Za-z([]/, marks);
  assert.doesNotMatch(marks, STEERS);
}

const DECISION: RouteTaskOutput['decision'] = {
  ...{ route: 'local', score: 0, reason: '', candidates: [], rejected: [] },
};

function answerWith(text: string): RouteTaskOutput & { readonly text: string } {
  const verdict = { outcome: 'rejected', by: text, evidence: text } as const;
  const cost = { usd: 0, basis: 'free' } as const;
  return {
    ...{ task_id: 't', status: 'completed', text, model: text, tier: 'local', cost, reason: text },
    attempts: [{ model: text, tier: 'local', duration_ms: 1, cost, verdict }],
    verification: verdict,
    decision: {
      ...DECISION,
      reason: text,
      rejected: [{ model: text, tier: 'paid', kind: 'key', why: text }],
    },
  };
}

tallySuite('text from anywhere', ({ attack, neighbour }) => {
  for (const [at, text] of [...HOSTILE_TEXTS, ...FURTHER_TEXTS].entries()) {
    const what = `${at + 1}: ${JSON.stringify(text.slice(0, 40))}`;
    attack(`in a notice, a dialog and a progress, ${what}`, () => {
      const received = { model: text, text: '' };
      const note = { kind: 'text', model: text, delta: '' } as const;
      checkPlain(formatNotice(text));
      checkPlain(formatDialog(text));
      checkPlain(formatNotice(describeProgress(received, note) ?? ''));
      checkPlain(formatNotice(`${text}](command:x)`));
    });
    attack(`in a list and the status bar, ${what}`, () => {
      for (const shown of [formatLabel(text), formatDetail(text)]) {
        checkPlain(shown.replaceAll('](', '] ('));
        assert.doesNotMatch(shown, EDITOR_ICON);
      }
    });
    attack(`in a hover, ${what}`, () => {
      const { tooltip } = describeMeter({ server: { state: 'failed', why: text } });
      const shown = tooltip.source.replace('**LocalLama**', '');
      assert.doesNotMatch(shown, /[<>[\]$`*_|~{}@]/, shown);
      assert.doesNotMatch(shown, STEERS);
    });
    attack(`on the answer's page, ${what}`, () => {
      checkDocument(renderAnswerDocument(text, answerWith(text)));
    });
    attack(`as bare code on the answer's page, ${what}`, () => {
      const labelled = { ...answerWith(text), code: text, language: text };
      checkDocument(renderAnswerDocument('x', labelled));
    });
    attack(`on the page of reasons, ${what}`, () => {
      checkDocument(renderWhyDocument({ ...answerWith(text), error: text }));
    });
  }

  for (const words of [
    'ollama/qwen2.5-coder:7b is writing its answer: 3 lines so far.',
    'Spending is in /home/me/it (1).csv.',
    'a[0](b) is called',
    '价格是 $0.01',
  ]) {
    neighbour(words, () => assert.equal(formatNotice(words).replace('] (', ']('), words));
  }
  neighbour('code with a dollar in a list', () =>
    assert.equal(formatLabel('$(document).ready(f)'), '\\$(document).ready(f)'),
  );
});

suite('the editor’s notices', () => {
  const folder = join(ROOT, 'src/host');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.ts'))
    .concat('../extension.ts');
  const SHOWS =
    /\b(?:show(?:Information|Warning|Error)Message|showQuickPick|createQuickPick|showInputBox|createInputBox|withProgress|setStatusBarMessage|createStatusBarItem|createTreeView|MarkdownString|ThemeIcon\.from)\b/;

  test('are shown by one room alone', () => {
    const others = files.filter(file => !file.startsWith('show/'));
    const found = others.filter(file => SHOWS.test(readFileSync(join(folder, file), 'utf8')));
    assert.deepEqual(found, []);
    assert.ok(others.length > 50);
  });
});
