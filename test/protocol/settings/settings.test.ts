/** Every row of the table of settings is sound, and what the host writes the server reads. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  ENV_ROWS,
  findValueProblem,
  type NumberSchema,
  nameVariable,
  type Schema,
  SETTING_GROUPS,
  SETTING_IDS,
  SETTINGS,
  serializeVariables,
  type TextSchema,
  type Variable,
} from '../../../src/protocol/settings/index.ts';
import { buildZodSchema } from '../../../src/server/config/buildZodSchema.ts';
import { readVariables } from '../../../src/server/config/readVariables.ts';

/** Any value that a schema lets in. */
function arbitrary(schema: Schema): fc.Arbitrary<unknown> {
  switch (schema.type) {
    case 'string':
      return arbitraryText(schema);
    case 'boolean':
      return fc.boolean();
    case 'array':
      return fc.uniqueArray(arbitrary(schema.items), {
        maxLength: Math.min(4, schema.maxItems),
        selector: item => JSON.stringify(item),
      });
    case 'object': {
      const fields = Object.entries(schema.properties).map(([name, field]) => [
        name,
        arbitrary(field),
      ]);
      return fc.record(Object.fromEntries(fields), {
        requiredKeys: schema.required as never[],
        noNullPrototype: true,
      });
    }
    default:
      return arbitraryNumber(schema);
  }
}

function arbitraryText(schema: TextSchema): fc.Arbitrary<unknown> {
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.format) return fc.constantFrom('https://box.example/v1', 'http://127.0.0.1:1');
  if (schema.pattern) return fc.stringMatching(new RegExp(schema.pattern));
  return fc.constantFrom('a', 'openrouter/*:free', '**/{a,b}/**', 'b c');
}

function arbitraryNumber({ type, minimum, maximum = 1e6 }: NumberSchema): fc.Arbitrary<unknown> {
  const isWhole = String(type).startsWith('integer');
  const number = isWhole
    ? fc.integer({ min: minimum, max: Math.min(maximum, 1e9) })
    : fc.double({ min: minimum, max: maximum, noNaN: true }).map(value => value || 0);
  return typeof type === 'string' ? number : fc.option(number);
}

suite('table of settings', () => {
  for (const [id, row] of Object.entries<Variable>(ENV_ROWS)) {
    test(`${id}: its default is a value that it may have, and it is told in sentences`, () => {
      const { schema, default: fallback, about } = row;
      if (fallback !== null && fallback !== '' && !isEmptyForAll(schema, fallback))
        assert.ok(buildZodSchema(schema).safeParse(fallback).success);
      assert.match(about, /^[A-Z].*\.$/);
      if (schema.type === 'string' && schema.enumDescriptions)
        assert.equal(schema.enumDescriptions.length, schema.enum?.length);
    });

    test(`${id}: what the host writes, the server reads`, () => {
      fc.assert(
        fc.property(arbitrary(row.schema), value => {
          const problems: { name: string; wanted: string }[] = [];
          const needed = row.needs === undefined ? {} : { [row.needs]: 'x' };
          const env = serializeVariables({ ...needed, [id]: value });
          const read = readVariables(env, problems);
          assert.deepEqual(problems, []);
          assert.deepEqual(read[id as keyof typeof read], value ?? row.default);
        }),
        { numRuns: 40 },
      );
    });
  }

  for (const [id, row] of Object.entries<Variable>(ENV_ROWS)) {
    const { schema } = row;
    const isOther = JSON.stringify(schema).includes('end-point') || isEmptyForAll(schema, []);
    if (isOther) continue; // Addresses and an empty list are judged by the server alone.
    test(`${id}: the host and the server agree on what is wrong`, () => {
      const values = fc.oneof(arbitrary(schema), fc.jsonValue(), fc.array(arbitrary(schema)));
      fc.assert(
        fc.property(values, value => {
          const isRight = buildZodSchema(schema).safeParse(value).success;
          const problem = findValueProblem(schema, value);
          // A variable holds neither nothing nor NUL.
          if (value !== null && !JSON.stringify(value).includes('\\u0000'))
            assert.equal(problem === undefined, isRight, problem);
        }),
        { numRuns: 200 },
      );
    });
  }

  test('no variable is read by two rows, unless each reads a member of its own', () => {
    const places = Object.values<Variable>(ENV_ROWS).map(({ env }) => JSON.stringify(env));
    assert.equal(new Set(places).size, places.length);
    const whole = Object.values<Variable>(ENV_ROWS).filter(({ env }) => typeof env === 'string');
    const names = Object.values<Variable>(ENV_ROWS).map(nameVariable);
    for (const row of whole) {
      const name = nameVariable(row);
      assert.equal(names.filter(each => each === name).length, 1, name);
    }
  });

  test('every setting is in one group, budgets and privacy before all others', () => {
    const grouped = Object.values(SETTING_GROUPS).flatMap(rows => Object.keys(rows));
    assert.deepEqual(grouped, SETTING_IDS);
    assert.deepEqual(Object.keys(SETTING_GROUPS).slice(0, 2), ['Budgets', 'Privacy']);
  });

  test('a setting that a workspace has a say in says how the two become one', () => {
    for (const [id, setting] of Object.entries(SETTINGS)) {
      assert.equal('merge' in setting, setting.workspace !== 'never', id);
    }
  });

  test('a list that VS Code has as a text goes on as that text, for the server to judge', () => {
    const env = serializeVariables({ localOnly: 'secrets/**', alertShares: 'often' });
    assert.equal(env.LOCALLAMA_LOCAL_ONLY, 'secrets/**');
    assert.equal(env.LOCALLAMA_ALERT_SHARES, 'often');
  });
});

function isEmptyForAll(schema: Schema, value: unknown): boolean {
  return schema.type === 'array' && schema.emptyIsAll !== undefined && String(value) === '';
}
