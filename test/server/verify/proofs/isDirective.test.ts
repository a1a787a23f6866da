/** Comments that tools read are code; what people read is not, even where it speaks of tools. */
import assert from 'node:assert/strict';
import { isDirective } from '../../../../src/server/verify/proofs/isDirective.ts';

const DIRECTIVES = [
  ...['#!/usr/bin/env node', '// @ts-expect-error later', '// @ts-nocheck', '// @flow strict'],
  ...['/* eslint-disable no-console */', '// eslint-disable-next-line', '/* global $ */'],
  ...[
    '// biome-ignore lint/style: why',
    '// prettier-ignore',
    '// deno-lint-ignore no-explicit-any',
  ],
  ...['/* istanbul ignore next */', '/* c8 ignore start */', '/* v8 ignore next 3 */'],
  ...['/* @__PURE__ */', '/*#__PURE__*/', '/* webpackChunkName: "a" */', '/* @vite-ignore */'],
  ...['/** @jsxImportSource preact */', '/** @jest-environment jsdom */', '/*! keep this */'],
  ...['//# sourceMappingURL=a.js.map', '/// <reference types="node" />', '// @formatter:off'],
  ...[
    '# type: ignore',
    '# type: (int) -> str',
    '# noqa: E501',
    '# pylint: disable=all',
    '# fmt: off',
  ],
  ...['# -*- coding: utf-8 -*-', '# pragma: no cover', '# mypy: strict', '# nosec', '# isort:skip'],
  ...[
    '# frozen_string_literal: true',
    '# typed: true',
    '# rubocop:disable Style',
    '# shellcheck disable=SC1',
  ],
  ...['//go:build linux', '//go:embed a.txt', '// +build !linux', '//export Add', '//nolint:gosec'],
  ...[
    '// NOLINTNEXTLINE',
    '// clang-format off',
    '// IWYU pragma: keep',
    '//noinspection unchecked',
  ],
  ...[
    '// swift-tools-version:5.9',
    '// swiftlint:disable all',
    '/*+ INDEX(t i) */',
    '# syntax=docker/dockerfile:1',
  ],
  ...['# yaml-language-server: $schema=x', '<!--[if IE]>'],
];
const WORDS = [
  ...[
    '// Types of users.',
    '// go: the board game',
    '# Type of the key',
    '# Encoding is done below.',
  ],
  ...[
    '/** Describes @ts-ignore, which is not used here. */',
    '// Global state of the page',
    '# typed by people',
  ],
  ...[
    '/* The eslint rule is off in the settings. */',
    '// no lint in the pocket',
    '// Requires a key',
  ],
  ...[
    '# formats dates',
    '// prettier output',
    '// export the table',
    '// line 3 is the head',
    '-- line by line',
  ],
  ...[
    '// pure function',
    '/** @param {string} a */',
    '// language of the user',
    '# This pragma is old.',
  ],
];

suite('isDirective', () => {
  for (const comment of DIRECTIVES) {
    test(`is code: ${comment}`, () => assert.equal(isDirective(comment), true));
  }
  for (const comment of WORDS) {
    test(`is for people: ${comment}`, () => assert.equal(isDirective(comment), false));
  }
});
