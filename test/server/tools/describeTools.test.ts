/** The list of tools: agents pay for it in every conversation, so it has a size. */
import assert from 'node:assert/strict';
import { encode } from 'gpt-tokenizer/encoding/o200k_base';
import { ALL_TOOLS, describeTools } from '../../../src/server/tools/index.ts';

/** Names, descriptions and inputs; the schemas of results. */
const MAX_INPUT_TOKENS = 2_600;
const MAX_OUTPUT_TOKENS = 1_200;
const MAX_TOOLS = 12;
/** Clients show the first of a description so far. */
const MAX_FIRST_SENTENCE = 150;

type Listed = Readonly<Record<string, { readonly type?: unknown }>>;

const LISTED = describeTools(ALL_TOOLS);
const countTokens = (value: unknown) => encode(JSON.stringify(value)).length;
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

suite('list of tools', () => {
  test('is short', () => {
    assert.ok(LISTED.length <= MAX_TOOLS);
    const inputs = LISTED.map(({ name, description, inputSchema }) =>
      countTokens({ name, description, inputSchema }),
    );
    assert.ok(sum(inputs) <= MAX_INPUT_TOKENS, `${inputs} = ${sum(inputs)}`);
    const outputs = LISTED.map(({ outputSchema }) => countTokens(outputSchema));
    assert.ok(sum(outputs) <= MAX_OUTPUT_TOKENS, `${outputs} = ${sum(outputs)}`);
  });

  test("a description's first sentence stands alone", () => {
    for (const { name, description } of LISTED) {
      const first = `${description.split('. ')[0]}`;
      assert.ok(first.length > 20 && first.length <= MAX_FIRST_SENTENCE, `${name}: ${first}`);
    }
  });

  test('names every field and type of input and output, and what must be there', () => {
    const [route] = LISTED;
    const properties = route!.inputSchema.properties as Listed;
    assert.equal(properties.task!.type, 'string');
    assert.equal(properties.wait_ms!.type, 'integer');
    assert.deepEqual(route!.inputSchema.required, ['task', 'context_length']);
    const output = route!.outputSchema.properties as Listed;
    assert.equal(output.verification!.type, 'object');
    assert.equal(output.attempts!.type, 'array');
    for (const { name, outputSchema } of LISTED) {
      for (const [field, listed] of Object.entries(outputSchema.properties)) {
        assert.ok((listed as { type?: unknown }).type !== undefined, `${name}: ${field}`);
      }
    }
  });

  test('tells the words of a field once', () => {
    const words = LISTED.flatMap(({ inputSchema }) =>
      Object.entries(inputSchema.properties ?? {}).flatMap(([name, field]) => {
        const { description } = field as { description?: string };
        return description === undefined ? [] : [`${name}: ${description}`];
      }),
    );
    assert.equal(new Set(words).size, words.length);
  });
});
