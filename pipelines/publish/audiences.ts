import { join } from 'node:path';
import { OperatorError } from '../../domain/operator-error.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Audience } from './publish-audience.ts';

/**
 * The audiences of board.yml: everybody, under publish/ with the board's threshold; and each named audience under
 * publish/<name>/. A copy that hides less than everybody's says so on every page. Throws OperatorError AUDIENCE_NAME for
 * a name that publish/ already uses.
 */
export function audiencesOf(workspace: Workspace): Audience[] {
  const { threshold, audiences } = workspace.board.disclosure;
  const folder = workspace.paths.publish;
  for (const taken of ['datasets', 'everybody']) {
    if (audiences?.[taken]) {
      throw new OperatorError(
        'AUDIENCE_NAME',
        `An audience in board.yml cannot be called ${taken}; choose another name.`,
      );
    }
  }
  return [
    { name: 'everybody', folder, threshold, classification: null },
    ...Object.entries(audiences ?? {}).map(([name, audience]) => ({
      name,
      folder: join(folder, name),
      threshold: audience.threshold,
      classification: audience.threshold < threshold ? classificationOf(audience.threshold) : null,
    })),
  ];
}

function classificationOf(threshold: number): string {
  return threshold === 0
    ? 'OFFICIAL-SENSITIVE: not for publication. This copy shows small numbers that could identify children.'
    : `OFFICIAL-SENSITIVE: not for publication. This copy hides only counts from 1 to ${threshold}.`;
}
