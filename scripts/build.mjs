// Bundles the command and each connector into dist/. Run by `npm install` (prepare) and `npm run build`.
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const root = new URL('..', import.meta.url).pathname;

/** Every connector.ts under connectors/, so that discover.ts finds the same tree in dist/. */
function connectorEntries(dir = join(root, 'connectors')) {
  return readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) return connectorEntries(path);
    return entry.name === 'connector.ts' ? [path] : [];
  });
}

rmSync(join(root, 'dist'), { recursive: true, force: true });
await build({
  entryPoints: [
    join(root, 'scripts/cli.ts'),
    join(root, 'pipelines/ingest/parse-child.ts'),
    join(root, 'pipelines/publish/query/query-child.ts'),
    ...connectorEntries(),
  ],
  outbase: root,
  outdir: join(root, 'dist'),
  bundle: true,
  splitting: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  chunkNames: 'chunks/[name]-[hash]',
  external: ['@duckdb/node-bindings*', 'exceljs', 'apache-arrow', 'playwright-core'],
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
  logLevel: 'warning',
});
writeFileSync(join(root, 'dist/sightline.js'), "#!/usr/bin/env node\nimport './scripts/cli.js';\n", {
  mode: 0o755,
});
