// Try: select this function and ask for a version that counts upper and lower case as one.
export function countWords(text) {
  const counts = {};
  for (const word of text.split(' ')) {
    counts[word] = (counts[word] || 0) + 1;
  }
  return counts;
}
