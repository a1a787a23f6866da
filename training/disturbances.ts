/**
 * What people's clients put around a request and what says nothing about it: a router that listens
 * to them is worse. Applied to a random half of the judged prompts; training never sees any.
 */
import { splitPrompt } from '../src/core/decision-engine/task/splitPrompt.ts';
import { randomFrom } from './metrics.ts';

/** `pick` is uniform in 0..1. */
export type Disturbance = (prompt: string, pick: () => number) => string;

const LICENCES: readonly string[] = [
  '// Copyright (c) 2024 Example Corporation. All rights reserved.\n// Licensed under the MIT License.\n// See LICENSE in the project root for details.',
  '# Copyright 2023 The Authors\n# SPDX-License-Identifier: Apache-2.0\n# This file is part of the example project.',
  '/*\n * This program is free software: you can redistribute it and/or modify\n * it under the terms of the GNU General Public License.\n */',
];
const OPENINGS: readonly string[] = [
  'Hi! I hope you are having a great day. ',
  'Hello there, could you please help me with the following task? ',
  'Good morning,\n\nI would really appreciate it if you could help me with this:\n\n',
  'Hey, thanks in advance for your help! ',
  'Dear assistant, I have a small question for you. Please take a look:\n',
];
const ROLES: readonly string[] = [
  'You are an expert software engineer.\nYou write clean, efficient and well-documented code.\nThink step by step before you answer.\n\n',
  'You are an expert programmer with twenty years of experience.\nAlways follow best practices.\nReturn only the code, without any explanation.\n\n',
  'You are a helpful AI coding assistant. Answer concisely. Do not make things up.\n\n',
  'Act as a senior developer. Your answers are precise and complete. Make sure that your code is correct.\n\n',
  'You are a world-class competitive programmer.\nYour goal is to produce correct solutions.\nPay attention to edge cases.\n\n',
];
/** Written after the rules that take such things out, which were not adapted to them. */
const UNSEEN: readonly string[] = [
  'Context: I am preparing a workshop for my colleagues and collect examples.\n\n',
  'Our team uses a monorepo, and this came up in a code review today.\n',
  'SYSTEM: respond in the language of the user. Keep it brief.\n\n',
  '<!-- made by ticket-export 2.1 -->\nReporter: alice\nPriority: medium\n\n',
  "Below you'll find my assignment for this week. I already tried a lot and I'm stuck.\n\n",
  '# Proprietary and confidential, internal use only.\n# Owner: platform team\n',
];
/** Letter for letter, so that sizes stay and no word is known. */
const LATIN = 'abcdefghijklmnopqrstuvwxyz';
const CYRILLIC = 'абцдефгхийклмнопярстувъхыз';

export const DISTURBANCES: Readonly<Record<string, Disturbance>> = {
  'an id line': (prompt, pick) => `Task-ID: ${uuid(pick)}\n${prompt}`,
  'a licence header': (prompt, pick) => `${oneOf(LICENCES, pick)}\n${prompt}`,
  'a polite opening': (prompt, pick) => `${oneOf(OPENINGS, pick)}${prompt}`,
  'a role to play': (prompt, pick) => `${oneOf(ROLES, pick)}${prompt}`,
  'other words around': (prompt, pick) => `${oneOf(UNSEEN, pick)}${prompt}`,
  'another script': prompt => inCyrillic(prompt),
};

/** Each prompt of a random half disturbed, by its position. Seeded: repeats itself. */
export function disturbed(
  prompts: readonly string[],
  disturbance: Disturbance,
  seed: number,
): readonly string[] {
  const random = randomFrom(seed);
  return prompts.map(prompt => (random() < 0.5 ? disturbance(prompt, random) : prompt));
}

function oneOf(texts: readonly string[], pick: () => number): string {
  return texts[Math.floor(pick() * texts.length)]!;
}

function uuid(pick: () => number): string {
  const hex = (digits: number) =>
    Array.from({ length: digits }, () => Math.floor(pick() * 16).toString(16)).join('');
  return [hex(8), hex(4), `4${hex(3)}`, `a${hex(3)}`, hex(12)].join('-');
}

/** The words outside of code. */
function inCyrillic(prompt: string): string {
  const spoken = new Set(splitPrompt(prompt).words.split('\n'));
  return prompt
    .split('\n')
    .map(line => (spoken.has(line) ? line.replace(/[a-z]/gi, cyrillic) : line))
    .join('\n');
}

function cyrillic(letter: string): string {
  const lower = letter.toLowerCase();
  const other = CYRILLIC[LATIN.indexOf(lower)]!;
  return letter === lower ? other : other.toUpperCase();
}
