/** Turns the examples into tokens with llama.cpp's own tokenizer, for `train.py`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { getLlama } from 'node-llama-cpp';

type Pair = readonly [prompt: string, answer: string];

const START = 1;
const END = 2;

const llama = await getLlama({ build: 'never', gpu: false, maxThreads: 1 });
const model = await llama.loadModel({ modelPath: 'vocab.gguf', vocabOnly: true });
const path = join(import.meta.dirname, '..', 'qa.json');
const { train, test } = JSON.parse(readFileSync(path, 'utf8')) as Record<'train' | 'test', Pair[]>;
writeFileSync('data.json', JSON.stringify({ train: train.map(encode), test: test.map(encode) }));
await llama.dispose();

/** `n` tokens of prompt, which the loss leaves out, and all `ids`. */
function encode([question, answer]: Pair): { readonly n: number; readonly ids: number[] } {
  const prompt = `User: ${question}\nAssistant:\n`;
  const head = [START, ...model.tokenize(prompt)];
  const ids = [START, ...model.tokenize(prompt + answer), END];
  if (head.some((id, at) => id !== ids[at])) {
    throw new Error(`The answer changes the prompt's tokens: ${question}`);
  }
  return { n: head.length, ids };
}
