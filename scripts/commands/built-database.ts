import { existsSync, statSync } from 'node:fs';
import { exitCodes, OperatorError } from '../../domain/operator-error.ts';
import type { PlainDate } from '../../domain/plain-date.ts';
import type { Workspace } from '../../pipelines/workspace/workspace.ts';

/**
 * The database that holds the models: the warehouse, or what was known at the end of `asAt`, built when it is missing
 * or when the day may have seen more since. With `disclosed`, a copy of it that has been through disclosure control.
 */
export async function builtDatabase(
  workspace: Workspace,
  asAt: PlainDate | undefined,
  disclosed: boolean,
  say: (line: string) => void,
): Promise<string> {
  if (!asAt) return workspace.paths.warehouse;
  const file = workspace.asAtFile(asAt);
  if (!existsSync(file) || isStale(workspace, file, asAt)) {
    say(`Building what was known on ${asAt}...`);
    const { buildModels } = await import('../../pipelines/build.ts');
    const built = await buildModels(workspace, { asAt }, say);
    if (!built.passed)
      throw new OperatorError('BUILD_FAILED', `The models do not build as at ${asAt}.`, exitCodes.gateFailed);
  }
  if (!disclosed) return file;
  const { disclosedCopy } = await import('../../pipelines/publish/disclosed-copy.ts');
  return disclosedCopy(workspace, file);
}

function isStale(workspace: Workspace, file: string, asAt: PlainDate): boolean {
  return (
    asAt >= workspace.clock.today() && statSync(workspace.paths.warehouse).mtimeMs > statSync(file).mtimeMs
  );
}
