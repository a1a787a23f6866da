/** A model's words in a preview: readable, and unable to fetch anything. */
import assert from 'node:assert/strict';
import { defuseMarkdown } from '../../../src/host/chat/defuseMarkdown.ts';

const Z = '\u200b';
const FENCE = '```';
const IMAGE = '![x](https://evil.example)';
const BROKEN = `!${Z}[x](https://evil.example)`;

function check(name: string, given: string, wanted: string) {
  test(name, () => assert.equal(defuseMarkdown(given), wanted));
}

/** `code` comes out as it went in. */
function keeps(name: string, code: string) {
  check(name, code, code);
}

/** Wherever the preview sees the end of the code, the image after it is broken. */
function breaks(name: string, before: string) {
  test(name, () => {
    const safe = defuseMarkdown(`${before}\n${IMAGE}`);
    assert.ok(safe.endsWith(BROKEN), safe);
  });
}

suite('markdown of a model', () => {
  check('an image is no image', IMAGE, BROKEN);
  check('a tag is no tag', 'a <img src=x> b', `a <${Z}img src=x> b`);
  check('a comment and an end tag neither', '<!-- x --></style>', `<${Z}!-- x --><${Z}/style>`);
  keeps('a comparison stays', 'a < b && c<3');
  keeps('code in a fence stays', `${FENCE}html\n<img>\n${FENCE}`);
  keeps('code in a list stays', `1. Do:\n   ${FENCE}ts\n   Array<string>\n\n   ${FENCE}\n2. Done`);
  keeps('a shorter fence does not end a longer one', `${FENCE}\`\n${FENCE}\n<b>\n${FENCE}\``);
  keeps('a fence with words after it does not end one', '~~~\n~~~ x\n<b>\n~~~');
  keeps('tildes may be followed by a backtick', '~~~ `\n<b>\n~~~');
  check('a fence that was cut is closed', `${FENCE}\na<b>`, `${FENCE}\na<b>\n${FENCE}`);

  breaks('after a fence in a list that ends early', `- x\n  ${FENCE}`);
  breaks('after a fence behind a bullet', `- ${FENCE}`);
  breaks('after a fence in a quotation', `> ${FENCE}\n${FENCE}`);
  breaks('after an indented end', `${FENCE}\nx\n   ${FENCE}`);
  breaks('after an indented fence', ` ${FENCE}\nx\n${FENCE}`);
  breaks('after a fence that is text of a paragraph', `text\n    ${FENCE}`);
  breaks('after a fence behind a tab', `\t${FENCE}`);
  breaks('after tildes with a backtick', '~~~ `\nx\n~~~');
  breaks('after a fence in mathematics', `$$\n${FENCE}\n$$`);
  breaks('after backticks that are no fence', `${FENCE} \`\n${FENCE}\nx\n${FENCE}`);
});
