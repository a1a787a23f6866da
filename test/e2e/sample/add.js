// Write a JavaScript function that adds two numbers.
