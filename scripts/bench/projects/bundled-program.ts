import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { packageRoot } from '../../../pipelines/workspace/package-root.ts';

export interface Program {
  readonly file: string;
  remove(): void;
}

/** A bundled program that does what it is told with DuckDB and nothing else. */
export async function bundledProgram(name: string, contents: string): Promise<Program> {
  const folder = mkdtempSync(join(packageRoot(), 'dist', 'bench-'));
  const file = join(folder, `${name}.mjs`);
  await build({
    stdin: { contents, resolveDir: packageRoot() },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    outfile: file,
    external: ['@duckdb/node-bindings*'],
    banner: { js: "import { createRequire as r } from 'node:module'; const require = r(import.meta.url);" },
    logLevel: 'error',
  });
  return { file, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
