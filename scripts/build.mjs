// Bundles the command and each connector into dist/. Run by `npm install` (prepare) and `npm run build`.
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
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

/** In the command's own bundle the SQL runner and the other commands are files of their own, taken up when needed. */
const apart = {
  name: 'apart',
  setup(builder) {
    builder.onResolve({ filter: /\/commands\/dbt\.ts$/ }, () => ({ path: 'dbt', namespace: 'compiled' }));
    builder.onLoad({ filter: /.*/, namespace: 'compiled' }, () => ({
      contents: `import { compiledScript } from './scripts/bundle/compiled-script.ts';
        export const { dbtCommand } = compiledScript(__dirname + '/dbt.cjs').run();`,
      resolveDir: root,
    }));
    builder.onResolve({ filter: /\/cli\.ts$/ }, () => ({ path: './scripts/cli.js', external: true }));
  },
};

const common = { bundle: true, platform: 'node', target: 'node20', logLevel: 'warning' };
const external = ['@duckdb/node-bindings*', 'exceljs', 'apache-arrow', 'playwright-core'];

rmSync(join(root, 'dist'), { recursive: true, force: true });
await build({
  ...common,
  entryPoints: [join(root, 'node_modules/yaml/dist/index.js')],
  outfile: join(root, 'dist/yaml.cjs'),
  format: 'cjs',
});
await build({
  ...common,
  entryPoints: [
    join(root, 'scripts/cli.ts'),
    join(root, 'pipelines/ingest/parse-child.ts'),
    join(root, 'pipelines/publish/query/query-child.ts'),
    ...connectorEntries(),
  ],
  outbase: root,
  outdir: join(root, 'dist'),
  splitting: true,
  format: 'esm',
  chunkNames: 'chunks/[name]-[hash]',
  external,
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
  plugins: [lazyCommonJs, lazyYaml],
});
await build({
  ...common,
  entryPoints: [join(root, 'scripts/commands/dbt.ts')],
  outfile: join(root, 'dist/dbt.cjs'),
  format: 'cjs',
  external,
  define: { 'import.meta.url': '__moduleUrl' },
  banner: { js: "const __moduleUrl = require('node:url').pathToFileURL(__filename).href;" },
  plugins: [lazyCommonJs, lazyYaml],
});
await build({
  ...common,
  entryPoints: [join(root, 'scripts/sightline.ts')],
  outfile: join(root, 'dist/sightline.cjs'),
  format: 'cjs',
  banner: { js: '#!/usr/bin/env node' },
  plugins: [apart],
});
chmodSync(join(root, 'dist/sightline.cjs'), 0o755);
writeFileSync(join(root, 'dist/sightline.js'), "#!/usr/bin/env node\nimport './sightline.cjs';\n", {
  mode: 0o755,
});
await keepCompiled(join(root, 'dist/dbt.cjs'));

/** Where it cannot be done (no DuckDB for this machine) the command starts slower and works as well. */
async function keepCompiled(file) {
  const folder = mkdtempSync(join(tmpdir(), 'sightline-build-'));
  try {
    const program = join(folder, 'keep-compiled.mjs');
    await build({
      ...common,
      entryPoints: [join(root, 'scripts/bundle/keep-compiled.ts')],
      outfile: program,
      format: 'esm',
    });
    const project = join(folder, 'project');
    cpSync(join(root, 'scripts/bundle/warm-up'), project, { recursive: true });
    const { status, stderr } = spawnSync(process.execPath, [program, file, project], { encoding: 'utf8' });
    if (status !== 0) process.stderr.write(`dist/dbt.cjs is left to be compiled at each start: ${stderr}\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
