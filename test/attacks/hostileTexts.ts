/**
 * Texts that a model, an end point, a workspace or a file may bring, each of which some part of an
 * editor would obey: links that run commands, pictures that fetch, diagrams that style, steering signs.
 */

/** Where a fetch would arrive; the tests that have a listener put its address in. */
export const EVIL = 'http://evil.example';
const COMMAND = 'command:workbench.action.files.newUntitledFile';
const F = '```';
const ESC = '\u001b';

const LINKS = [
  `[Repair the settings](${COMMAND})`,
  `[x](${COMMAND} "a title")`,
  `[x](${COMMAND} 'a title')`,
  `[a\nb](${COMMAND})`,
  `[x](COMMAND:${COMMAND.slice(8)})`,
  `[x](command:workbench.action.terminal.sendSequence?%7B%22text%22%3A%22touch%20pwned%22%7D)`,
  `[x](file:///etc/passwd)`,
  `[x](vscode://locallama.locallama/x)`,
  `[x](data:text/html,<script>1</script>)`,
  `[x](javascript:alert(1))`,
  `[x]( ${COMMAND} )`,
  `[x](<${COMMAND}>)`,
  `[x](\n${COMMAND})`,
  `[x]\u200b(${COMMAND})`,
  `[[x](${COMMAND})](${COMMAND})`,
  `[x][y]\n\n[y]: ${COMMAND}`,
  `[y]:\n  <${COMMAND}>\n\n[y]`,
  `<${COMMAND}>`,
  `<a href="${COMMAND}">x</a>`,
  `\\[x](${COMMAND})`,
  `\`[x](${COMMAND})`,
  `| [x](${COMMAND}) |\n|---|`,
  `> [x](${COMMAND})`,
  `]] [x](${COMMAND})`,
];

const PICTURES = [
  `![x](${EVIL}/1)`,
  `![x][y]\n\n[y]: ${EVIL}/2`,
  `!\\[x](${EVIL}/3) ![x\\]](${EVIL}/3)`,
  `[![x](${EVIL}/4)](${EVIL}/4)`,
  `<img src="${EVIL}/5">`,
  `<IMG\nsrc='${EVIL}/6'>`,
  `<svg><image href="${EVIL}/7"/></svg>`,
  `<style>@import url(${EVIL}/8);</style>`,
  `<link rel=stylesheet href="${EVIL}/9">`,
  `<style>@font-face{font-family:x;src:url(${EVIL}/10)}*{font-family:x}</style>`,
  `<div style="background:url(${EVIL}/11)">x</div>`,
  `<iframe src="${EVIL}/12"></iframe>`,
  `<video poster="${EVIL}/13" src="${EVIL}/13"></video>`,
  `<object data="${EVIL}/14"></object>`,
  `text {style="background:url(${EVIL}/15)"}`,
  `@[youtube](${EVIL}/16)`,
  `!!!include(${EVIL}/17)!!!`,
  `&lt;img src="${EVIL}/18"&gt;`,
  `<!-- --><img src=${EVIL}/19>`,
  `\`\`<img src=${EVIL}/20>\``,
  `a | b\n--|--\n\`x <img src=${EVIL}/21> | y\``,
];

const THEME = `%%{init: {"themeCSS": "@import url(${EVIL}/theme); * { background: url(${EVIL}/bg) }"}}%%`;
const DIAGRAM = `${THEME}\ngraph TD\n  A[x] --> B[<img src='${EVIL}/node'>]\n  click A "${EVIL}/click"`;

const DRAWN = [
  `${F}mermaid\n${DIAGRAM}\n${F}`,
  `~~~mermaid\n${DIAGRAM}\n~~~`,
  `${F}Mermaid {theme=x}\n${DIAGRAM}\n${F}`,
  `${F}{.mermaid}\n${DIAGRAM}\n${F}`,
  `> ${F}mermaid\n> ${DIAGRAM.replaceAll('\n', '\n> ')}\n> ${F}`,
  `- ${F}mermaid\n  ${DIAGRAM.replaceAll('\n', '\n  ')}\n  ${F}`,
  `1. a\n\n       ${F}mermaid\n       ${DIAGRAM.replaceAll('\n', '\n       ')}\n       ${F}`,
  `${F}js\nx\n${F}${F}\n${F}\n${F}mermaid\n${DIAGRAM}`,
  `::: mermaid\n${DIAGRAM}\n:::`,
  `<div class="mermaid">\n${DIAGRAM}\n</div>`,
  `<pre class="mermaid">${DIAGRAM}</pre>`,
  `$$\n\\includegraphics{${EVIL}/tex}\n$$`,
  `$\\href{${COMMAND}}{x}$ and $\`\\htmlStyle{background:url(${EVIL}/tex2)}{x}\`$`,
  `${F}math\n\\url{${EVIL}/tex3}\n${F}`,
  `\\begin{align}\\class{x}{y}\\end{align} \\(x\\) \\[y\\]`,
  `${F}html\n<img src="${EVIL}/code">\n${F}`,
  `${F}js {cmd=true}\nrequire('fs').writeFileSync('pwned','')\n${F}`,
];

const STEERING = [
  `${ESC}]0;title\u0007${ESC}[2J${ESC}]8;;${EVIL}\u0007x`,
  `safe\rrm -rf /\b\b\u009b31m`,
  `\u202etxt.exe\u2066x\u2069 \u200fy`,
  `$(trash) $(sync~spin) \\$(key) $(zap)`,
  `m`.repeat(3_000),
  `${'\u0000\u0001'.repeat(50)}\udc00 \u{e0041}\u{e0042}`,
];

/** Further forms, tried where no editor is needed. */
export const FURTHER_TEXTS: readonly string[] = [
  `[x](${COMMAND}`,
  `[x]\t(${COMMAND})`,
  `[x](${COMMAND})](${COMMAND})`,
  `[\\](${COMMAND})`,
  `[x\\](${COMMAND})`,
  `[](${COMMAND})`,
  `[x](command&#58;x) [x](command%3Ax) [x](&#99;ommand:x)`,
  `[x](com\u200bmand:x) [x](com\nmand:x) [\u200b](${COMMAND})`,
  `x](${COMMAND}) [y`,
  `\uff3bx\uff3d\uff08${COMMAND}\uff09`,
  `[x]\ufe0f(${COMMAND})`,
  `[^1]\n\n[^1]: <img src="${EVIL}/30">`,
  `![${'a'.repeat(200)}](${EVIL}/31 =1x1)`,
  `[![x]()](${COMMAND})`,
  `<details open ontoggle=alert(1)>\n\n![x](${EVIL}/32)\n\n</details>`,
  `<base href="${EVIL}/"><meta http-equiv=refresh content="0;url=${EVIL}/33">`,
  `<math><mtext><img src="${EVIL}/34"></math>`,
  `<!--[if IE]><img src="${EVIL}/35"><![endif]-->`,
  `<?xml-stylesheet href="${EVIL}/36"?><![CDATA[<img src="${EVIL}/36">]]>`,
  `\t![x](${EVIL}/37)\n    ![x](${EVIL}/37)`,
  `x\n===\n![y](${EVIL}/38)\n---`,
  `---\ntitle: x\nstyle: ${EVIL}/39\n---\n![x](${EVIL}/39)`,
  `${F}\u200bmermaid\n${DIAGRAM}\n${F}`,
  `${F} mermaid\t\n${DIAGRAM}\n${F} `,
  `${F}${F}\n${F}mermaid\n${DIAGRAM}\n${F}\n${F}${F}`,
  `~~~ \`mermaid\n${DIAGRAM}\n~~~`,
  `${F}plantuml\n!include ${EVIL}/40\n${F}\n${F}dot\ndigraph{a[URL="${EVIL}"]}\n${F}`,
  `$(zap~spin)\u200b$\u200b(zap) $\\(zap) \\$\\(zap)`,
  `${ESC}P+q544e${ESC}\\ \u009d0;x\u009c ${ESC}]52;c;cHduZWQ=\u0007 \u2028\u2029\u0085\u000b\u000c`,
  `\u061c\u200e\u2067x\u2069 \u{e0001}\u{e0020} \ud800 \ufff9x\ufffa`,
];

export const HOSTILE_TEXTS: readonly string[] = [...LINKS, ...PICTURES, ...DRAWN, ...STEERING];
