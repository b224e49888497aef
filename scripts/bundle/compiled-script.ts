/** A bundled script together with what V8 made of it, so that starting does not mean compiling it again. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { Script } from 'node:vm';

/** Where V8's work on a script is kept: beside it. */
export const keptFile = (file: string): string => `${file}.v8`;

/**
 * A script as a function that Node's module system would make of it. What was kept is taken up where it was made of this
 * text by this V8; by another version, or without it, the script is compiled as any other.
 */
export function compiledScript(file: string): { script: Script; run(): Record<string, any> } {
  const source = `(function (exports, require, module, __filename, __dirname) {${readFileSync(file, 'utf8')}\n})`;
  const script = new Script(source, { filename: file, cachedData: kept(file) });
  const run = (): Record<string, any> => {
    const module = { exports: {} as Record<string, any> };
    script.runInThisContext()(module.exports, createRequire(file), module, file, dirname(file));
    return module.exports;
  };
  return { script, run };
}

function kept(file: string): Buffer | undefined {
  try {
    return readFileSync(keptFile(file));
  } catch {
    return undefined;
  }
}
