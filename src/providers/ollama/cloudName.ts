/** Models of Ollama's cloud that it serves under the local address: their names end so, in any case. */

export function isCloudName(name: string): boolean {
  return /[:-]cloud$/i.test(name.trim());
}

/** In Ollama's own form, `name:tag`; a file of the user's may end so without one. */
export function isCloudTag(name: string): boolean {
  return name.includes(':') && isCloudName(name);
}
