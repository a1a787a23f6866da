/** Fields that no typings have: read where they are, and missed by nobody where they are not. */
import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import {
  makeThinkingPart,
  makeUsagePart,
  readConversationId,
  readPriority,
} from '../../../src/host/models/editorFields.ts';
import { listModels } from '../../../src/host/models/listModels.ts';
import type { ModelsResource } from '../../../src/protocol/index.ts';

class Part {
  readonly given: readonly unknown[];
  constructor(...given: readonly unknown[]) {
    this.given = given;
  }
}

const COUNTS = { promptTokens: 30, outputTokens: 12, cachedTokens: 8 };
const optionsWith = (more: object) => more as vscode.ProvideLanguageModelChatResponseOptions;

suite('fields of the editor', () => {
  test('that are absent change nothing', () => {
    for (const api of [{}, { LanguageModelDataPart: undefined, LanguageModelThinkingPart: 'no' }]) {
      assert.equal(makeUsagePart(api, COUNTS), null);
      assert.equal(makeThinkingPart(api, 'Hm.'), null);
    }
    for (const options of [{}, { modelOptions: null }, { modelOptions: { _conversationId: 7 } }]) {
      assert.equal(readConversationId(optionsWith(options)), undefined);
    }
    for (const options of [
      {},
      { modelConfiguration: 'x' },
      { modelConfiguration: { priority: 'usual' } },
    ]) {
      assert.equal(readPriority(optionsWith(options)), undefined);
    }
  });

  test('that are there are read and made', () => {
    const usage = makeUsagePart({ LanguageModelDataPart: Part }, COUNTS) as unknown as Part;
    const [bytes, type] = usage.given;
    assert.equal(type, 'usage');
    assert.deepEqual(JSON.parse(new TextDecoder().decode(bytes as Uint8Array)), {
      prompt_tokens: 30,
      completion_tokens: 12,
      total_tokens: 42,
      prompt_tokens_details: { cached_tokens: 8 },
    });
    const thought = makeThinkingPart({ LanguageModelThinkingPart: Part }, 'Hm.') as unknown as Part;
    assert.deepEqual(thought.given, ['Hm.']);
    assert.equal(readConversationId(optionsWith({ modelOptions: { _conversationId: 'c' } })), 'c');
    const configured = optionsWith({ modelConfiguration: { priority: 'speed' } });
    assert.equal(readPriority(configured), 'speed');
  });
});

suite('models in the picker', () => {
  const skills = { function: 0, edit: 0, contest: 0, repository: 0, explain: 0 };
  const model = (more: Partial<ModelsResource['models'][number]>) => ({
    ...{ id: 'ollama/qwen2.5-coder:7b', provider: 'ollama', tier: 'local' as const },
    ...{ context_tokens: 32_768, price: 'free' as const, input_usd_per_mtok: 0 },
    ...{ output_usd_per_mtok: 0, skills, published: [], source: null, outcomes: 0 },
    ...{ tokens_per_second: 20, first_token_ms: 100 },
    ...more,
  });
  const SONNET = 'openrouter/anthropic/claude-sonnet-4.5';

  test('have their true names and families, and Auto a neutral one', () => {
    const dear = {
      provider: 'openrouter',
      tier: 'paid',
      input_usd_per_mtok: 3,
      output_usd_per_mtok: 15,
    } as const;
    const [auto, local, paid] = listModels([model({}), model({ id: SONNET, ...dear })]);
    assert.deepEqual([auto?.id, auto?.name], ['auto', 'LocalLama Auto']);
    assert.doesNotMatch(`${auto?.family} ${auto?.name}`, /claude|gpt|gemini|grok|sonnet/i);
    assert.deepEqual([local?.name, local?.family], ['qwen2.5-coder:7b', 'qwen2.5-coder']);
    assert.equal(paid?.name, 'anthropic/claude-sonnet-4.5');
    assert.deepEqual([paid?.inputCost, paid?.outputCost], [300, 1_500]);
    // Hundreds of a catalogue are not put into the picker unasked.
    assert.deepEqual([local?.isUserSelectable, paid?.isUserSelectable], [true, false]);
    for (const each of [auto, local, paid]) {
      assert.deepEqual(each?.capabilities, { toolCalling: true, imageInput: false });
    }
  });

  test('leave room for the answer in each window, also in one that is not told', () => {
    const windows = [4_096, 32_768, 1_000_000, null];
    const listed = listModels(windows.map(context_tokens => model({ context_tokens })));
    for (const { maxInputTokens, maxOutputTokens } of listed) {
      assert.ok(maxInputTokens > 0 && maxOutputTokens > 0 && maxOutputTokens <= maxInputTokens);
    }
    assert.equal(listed[1]!.maxInputTokens + listed[1]!.maxOutputTokens, 4_096);
  });

  test('say what is not known, and that none is there', () => {
    const unknown = {
      input_usd_per_mtok: null,
      output_usd_per_mtok: null,
      price: 'unknown',
    } as const;
    const [, dark, training] = listModels([model(unknown), model({ may_train_on_data: true })]);
    assert.match(dark?.infoText ?? '', /price is not known/);
    assert.match(training?.warningText ?? '', /may train/);
    assert.match(listModels([])[0]?.warningText ?? '', /No model answers/);
  });
});
