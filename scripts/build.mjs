// Bundles the command and each connector into dist/. Run by `npm install` (prepare) and `npm run build`.
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
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

/**
 * A dynamic import of a CommonJS package gives a bundle only its default export; Node gives its names as well. These
 * packages are imported lazily by name, so the bundle is given a module with the names.
 */
const lazyCommonJs = {
  name: 'lazy-commonjs',
  setup(builder) {
    const require = createRequire(import.meta.url);
    builder.onResolve({ filter: /^(@duckdb\/node-api|yaml)$/ }, (args) =>
      args.kind === 'dynamic-import' ? { path: args.path, namespace: 'lazy-commonjs' } : undefined,
    );
    builder.onLoad({ filter: /.*/, namespace: 'lazy-commonjs' }, (args) => {
      const names = Object.keys(require(args.path)).filter(
        (name) => /^[A-Za-z_$][\w$]*$/.test(name) && name !== 'default',
      );
      return {
        contents: `import all from '${args.path}';\nexport default all;\nexport const { ${names.join(', ')} } = all;\n`,
        resolveDir: root,
      };
    });
  },
};

/** A parser that few files need is a file of its own, which package.json names `#yaml`; it is loaded by require(). */
const lazyYaml = {
  name: 'lazy-yaml',
  setup(builder) {
    builder.onResolve({ filter: /^yaml$/ }, (args) =>
      args.kind === 'require-call' ? { path: '#yaml', external: true } : undefined,
    );
  },
};

rmSync(join(root, 'dist'), { recursive: true, force: true });
await build({
  entryPoints: [join(root, 'node_modules/yaml/dist/index.js')],
  outfile: join(root, 'dist/yaml.cjs'),
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  logLevel: 'warning',
});
await build({
  entryPoints: [
    join(root, 'scripts/sightline.ts'),
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
  plugins: [lazyCommonJs, lazyYaml],
  logLevel: 'warning',
});
writeFileSync(join(root, 'dist/sightline.js'), "#!/usr/bin/env node\nimport './scripts/sightline.js';\n", {
  mode: 0o755,
});
