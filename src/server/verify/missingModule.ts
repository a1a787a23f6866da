/** Which third-party module a program could not find; null where it failed for another reason. */
export function missingModule(stderr: string): string | null {
  const tail = stderr.slice(-MAX_READ_CHARS);
  const python = /^(?:ModuleNotFoundError|ImportError): .*?'([\w.]+)'/m.exec(tail)?.[1];
  const script = /Cannot find (?:package|module) '([^']+)'/.exec(tail)?.[1];
  return python ?? script ?? null;
}

const MAX_READ_CHARS = 20_000;
