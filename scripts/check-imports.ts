// Imports go one way: domain <- connectors <- pipelines/<stage> <- web <- pipelines/*.ts <- scripts.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const shared = ['pipelines/warehouse', 'pipelines/workspace'];

/** The part of the house a file belongs to. */
function placeOf(path: string): string {
  const parts = path.split(sep);
  if (parts[0] !== 'pipelines') return parts[0]!;
  return parts.length === 2 ? 'pipelines' : `pipelines/${parts[1]}`;
}

/** Why a file of `from` may not import one of `to`, or undefined when it may. */
function objection(from: string, to: string): string | undefined {
  if (from === to || from === 'scripts' || from === 'test') return undefined;
  if (to === 'scripts' || to === 'test')
    return 'scripts and tests are the last to import; move what is shared into a stage';
  if (from === 'domain') return 'domain imports nothing of ours; pass what it needs as a value';
  if (from === 'connectors')
    return to === 'domain' ? undefined : 'connectors import domain only; move the code into pipelines/ingest';
  if (from === 'pipelines/transform') {
    return to === 'pipelines/warehouse'
      ? undefined
      : 'the SQL runner knows nothing of safeguarding; pass it as an option';
  }
  if (from === 'pipelines') return undefined;
  if (to === 'pipelines')
    return 'only scripts and other files of pipelines/ import these; move what is shared into a stage';
  if (from === 'web') return undefined;
  if (to === 'web') return 'stages do not import pages; let pipelines/nightly.ts bring the two together';
  if (to.startsWith('pipelines/') && !shared.includes(to)) {
    return 'a stage never imports another stage; they speak through the warehouse';
  }
  if (shared.includes(from) && to.startsWith('pipelines/') && !shared.includes(to))
    return 'the shared parts import no stage';
  return undefined;
}

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === 'node_modules' || entry.name === 'dist' || entry.name.startsWith('.')) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return entry.name.endsWith('.ts') ? [path] : [];
  });
}

let wrong = 0;
for (const top of ['domain', 'connectors', 'pipelines', 'web', 'scripts']) {
  for (const file of sources(join(root, top))) {
    const from = relative(root, file);
    const text = readFileSync(file, 'utf8');
    for (const match of text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)) {
      const target = match[1]!;
      if (
        top === 'connectors' &&
        /^(node:fs|@duckdb)/.test(target) &&
        from !== join('connectors', 'discover.ts')
      ) {
        console.error(
          `${from}: connectors read no files and open no database (${target}); take bytes and give values`,
        );
        wrong++;
      }
      if (!target.startsWith('.')) continue;
      const to = relative(root, join(dirname(file), target));
      const why = objection(placeOf(from), placeOf(to));
      if (why) {
        console.error(`${from} imports ${to}: ${why}.`);
        wrong++;
      }
    }
  }
}
if (wrong > 0) process.exit(1);
console.log('Imports go one way.');
