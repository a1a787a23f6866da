/** What people write, and the kind of work that they ask for. */
import assert from 'node:assert/strict';
import { detectTaskKind } from '../../../../src/core/decision-engine/task/taskKind.ts';
import type { TaskKind } from '../../../../src/core/types.ts';

function check(kind: TaskKind, request: string, code: 'code' | 'no code' = 'no code') {
  test(`${kind}: ${request}`, () => assert.equal(detectTaskKind(request, code === 'code'), kind));
}

suite('kinds of task', () => {
  check('generate', 'Write a function that raises an error if the list is empty.');
  check('generate', 'Create an exception class for invalid orders.');
  check('generate', 'Convert Celsius to Fahrenheit in Python.');
  check('generate', 'check if a port is in use in Python');
  check('generate', 'Build a React component that shows product reviews with stars.');
  check('generate', 'Write a SQL query that finds customers without orders.');
  check('generate', 'Write a bash script that renames all .jpeg files to .jpg.');
  check('generate', 'I need a parser for the output of ls -l');
  check('generate', 'Implement an LRU cache in TypeScript with error handling.');
  check('generate', 'Add a dark mode toggle to this component', 'code');
  check('generate', 'Could you please make a small script that tests whether a website is up?');
  check('generate', 'Create a migration that adds an index to the users table');
  check('test', 'test this', 'code');
  check('test', 'Write pytest cases for the class below', 'code');
  check('test', 'Cover the edge cases of total() with vitest.', 'code');
  check('explain', 'What is a closure?');
  check('explain', "What's the difference between let and const?");
  check('explain', 'When should I use an abstract class instead of an interface?');
  check('explain', 'Walk me through what this code does, line by line.', 'code');
  check('explain', 'Why is quicksort faster than bubble sort?');
  check('fix', 'My endpoint returns 500 when I post an empty body. What is wrong?', 'code');
  check('fix', "TypeError: Cannot read properties of undefined (reading 'map')", 'code');
  check('fix', 'Why does this loop never end?', 'code');
  check('fix', 'The login test fails since I upgraded to Node 22', 'code');
  check('fix', 'Fix the typo in this comment: // Retrun the lenght of the list');
  check('refactor', 'Make this shorter', 'code');
  check('refactor', 'Split this function into smaller ones', 'code');
  check('refactor', 'Use async/await here instead of callbacks', 'code');
  check('translate', 'Port this to Rust', 'code');
  check('translate', 'Turn this Python script into Go.', 'code');
  check('document', 'Comment this function', 'code');
  check('document', 'Add JSDoc to the exported functions', 'code');
  check('complete', 'Finish this function', 'code');
  check('predict-output', 'What does this print?', 'code');
  check('repository-change', 'Rename userId to accountId everywhere in the project.');
  check(
    'repository-change',
    'Replace moment with date-fns across the codebase and update the tests',
  );
  check('generate', 'How do I center a div?');
  check('generate', 'regex for matching ISO dates');
  check('generate', 'Given a binary tree, return its depth.');
  check('generate', 'Python script to download all images from a web page');
  check('generate', 'I want a CLI that counts lines of code per language');
  check(
    'generate',
    'Write middleware that logs failing requests and returns 404 for unknown routes',
  );
  check('generate', 'Implement retry with exponential backoff for a fetch that fails');
  check('generate', 'Design a class hierarchy for shapes');
  check('generate', 'Write a function to test whether a number is prime');
  check('generate', 'Generate a Dockerfile for a Node app');
  check('generate', 'Create a bug report form in HTML');
  check('generate', 'Write a wrapper that catches exceptions and logs them');
  check('generate', 'Add pagination to this endpoint', 'code');
  check('explain', 'what does this do', 'code');
  check('explain', 'Can you explain how promises work?');
  check('explain', 'is it safe to call this from several threads?', 'code');
  check('explain', 'How does garbage collection work in Go?');
  check('explain', 'Explain why this raises a KeyError', 'code');
  check('fix', 'this crashes with index out of range', 'code');
  check('fix', 'I get "undefined is not a function" when I click save', 'code');
  check('fix', 'It should return 6 but returns 5', 'code');
  check('fix', 'Help me debug this', 'code');
  check('fix', 'there is an off by one error somewhere in here', 'code');
  check('fix', 'The build is broken after the last merge');
  check('refactor', 'can you clean this up?', 'code');
  check('refactor', 'This is too slow. Can you speed it up?', 'code');
  check('refactor', 'rewrite this without recursion', 'code');
  check('refactor', 'Extract the validation into its own function', 'code');
  check('test', 'add unit tests', 'code');
  check('test', 'Please write some tests for the parser above', 'code');
  check('translate', 'convert this to typescript', 'code');
  check('translate', 'Rewrite the following class in Kotlin.', 'code');
  check('document', 'write a readme for this project');
  check('document', 'add docstrings to everything here', 'code');
  check('complete', 'implement the missing methods', 'code');
  check('predict-output', 'what is the value of s at the end?', 'code');
  check('repository-change', 'Move all API calls into a service layer across the whole project');
  check('repository-change', 'Upgrade the repository to ESLint 9 and fix all files');
});

suite('kinds that have a name of their own', () => {
  check('rename', 'rename x to count', 'code');
  check('rename', 'Find better names for these variables', 'code');
  check('types', 'add type hints', 'code');
  check('types', 'Add TypeScript types to this function', 'code');
  check('types', 'annotate this with types', 'code');
  check('review', 'review this', 'code');
  check('review', 'What could be improved here?', 'code');
  check('review', 'any issues with this?', 'code');
  check('document', 'document this', 'code');
  check('fix', 'fix the types in this file', 'code');
  check('generate', 'Write a class that holds all types of fruit');
});

suite('questions', () => {
  check('explain', 'does this leak memory?', 'code');
  check('explain', 'can this overflow', 'code');
  check('explain', 'do we need the lock here', 'code');
  check('explain', 'and if the list is empty?', 'code');
  check('explain', 'was macht das?', 'code');
  check('explain', '这段代码做什么？', 'code');
  check('explain', 'これは何をするコードですか？', 'code');
  check('explain', 'ماذا يفعل هذا؟', 'code');
  check('refactor', 'can you make this faster?', 'code');
  check('generate', 'How do I center a div?');
});

suite('kinds of task in other languages', () => {
  check('predict-output', '这段代码输出什么？', 'code');
  check('predict-output', 'Was gibt dieses Programm aus?', 'code');
  check('predict-output', 'Что выведет этот код?', 'code');
  check('predict-output', '¿Qué imprime este programa?', 'code');
  check('fix', '修复这个函数里的错误', 'code');
  check('explain', '解释这段代码', 'code');
  check('generate', '用Python写一个快速排序', 'code');
  check('test', '为这个函数编写单元测试', 'code');
  check('fix', 'このコードのバグを直してください', 'code');
  check('explain', '이 코드를 설명해 주세요', 'code');
  check('fix', 'Исправь ошибку в этой функции', 'code');
  check('explain', 'Объясни, что делает этот код', 'code');
  check('test', 'Напиши тесты для этого класса', 'code');
  check('explain', 'इस कोड को समझाइए', 'code');
  check('explain', 'Erkläre diesen Code', 'code');
  check('fix', 'Behebe den Fehler in dieser Funktion', 'code');
  check('test', 'Escribe pruebas para esta función', 'code');
  check('refactor', 'Simplifie cette fonction', 'code');
  for (const fix of [
    'Correggi il ciclo',
    'Şu döngüyü düzelt',
    'Popraw tę pętlę',
    'Herstel deze lus',
  ])
    check('fix', fix, 'code');
  for (const fix of ['صحح هذه الحلقة', 'Oprav cyklus', 'Виправ помилку', 'Perbaiki bug ini'])
    check('fix', fix, 'code');
  for (const why of [
    'Perché fallisce?',
    'Neden çalışmıyor?',
    'Waarom werkt dit niet?',
    '왜 안 되나요',
  ])
    check('explain', why, 'code');
  for (const what of ['Spiega questa funzione', 'اشرح هذا الكود', 'Giải thích đoạn mã này'])
    check('explain', what, 'code');
  check('test', '写单元测试', 'code');
  check('test', 'Escreva testes', 'code');
});
