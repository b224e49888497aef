import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { packageRoot } from '../../workspace/package-root.ts';

export interface ChildCommand {
  readonly script: string;
  readonly execArgv: readonly string[];
}

/** How to start a parsing child: the bundled entry, or the source under tsx when this runs from source itself. */
export function childCommand(heapMb: number): ChildCommand {
  const heap = `--max-old-space-size=${heapMb}`;
  if (!import.meta.url.endsWith('.ts')) {
    return { script: join(packageRoot(), 'dist/pipelines/ingest/parse-child.js'), execArgv: [heap] };
  }
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  return {
    script: join(packageRoot(), 'pipelines/ingest/parse-child.ts'),
    execArgv: [heap, '--import', tsx],
  };
}
