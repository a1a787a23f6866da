/** Languages of command lines. */
import type { Language } from '../language.ts';
import { HASHES, QUOTES } from '../marks.ts';

export const shellscript: Language = {
  id: 'shellscript',
  role: 'commands',
  names: ['shell', 'shell script', 'console', 'shell-session', 'terminal', 'fish'],
  extensions: ['sh', 'bash', 'zsh'],
  mention: /\b(?:bash|shell) script\b/i,
  looks: /^#!.*sh\b|\bfi\s*$|\bdone\s*$/m,
  comments: HASHES,
  strings: QUOTES,
  hasHeredocs: true,
  tests: 'shell',
  grammar: { file: '@vscode/tree-sitter-wasm/wasm/tree-sitter-bash.wasm', isExact: false },
};

export const powershell: Language = {
  id: 'powershell',
  role: 'commands',
  names: ['pwsh'],
  extensions: ['ps1'],
  comments: { ...HASHES, block: [['<#', '#>']] },
};

export const bat: Language = {
  id: 'bat',
  role: 'commands',
  names: ['batch'],
  extensions: ['bat', 'cmd'],
};
