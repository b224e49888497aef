import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { packageRoot } from '../../workspace/package-root.ts';

/** How to start the child: the bundled entry, or the source under tsx when this runs from source itself. */
export function childCommand(): { script: string; execArgv: string[] } {
  const heap = '--max-old-space-size=256';
  if (!import.meta.url.endsWith('.ts'))
    return { script: join(packageRoot(), 'dist/pipelines/publish/query/query-child.js'), execArgv: [heap] };
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  return {
    script: join(packageRoot(), 'pipelines/publish/query/query-child.ts'),
    execArgv: [heap, '--import', tsx],
  };
}
