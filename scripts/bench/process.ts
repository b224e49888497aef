import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../pipelines/workspace/package-root.ts';

/** Wall seconds of a whole process, start to end. Throws when it fails, with the end of what it said. */
export function secondsOf(
  command: string,
  args: readonly string[],
  env: Record<string, string> = {},
  cwd?: string,
): Promise<number> {
  const begin = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      env: { ...process.env, ...env },
      cwd,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (data) => {
      said = (said + String(data)).slice(-2000);
    });
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve((performance.now() - begin) / 1000);
      else reject(new Error(`${command} ${args.join(' ')} ended with ${code}: ${said}`));
    });
  });
}

/** The bundled command. Throws when it has not been built. */
export function bundledCommand(): string {
  const file = join(packageRoot(), 'dist', 'sightline.cjs');
  if (!existsSync(file)) throw new Error('dist/ is missing: run `npm run build` first.');
  return file;
}
