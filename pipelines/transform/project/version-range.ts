/** `require-dbt-version`: a list of bounds that dbt's version must meet. */
import { DbtError } from '../errors.ts';

/** Throws a Project error when a bound is not met. */
export function requireVersion(project: string, bounds: string[], version: string): void {
  const list = bounds
    .flatMap((bound) => bound.split(','))
    .map((bound) => bound.trim())
    .filter(Boolean);
  for (const bound of list) {
    const match = /^(>=|<=|>|<|=|==)?\s*v?(\d+)(?:\.(\d+))?(?:\.(\d+))?/.exec(bound);
    if (!match) throw new DbtError('Project', `"${bound}" is not a valid semantic version.`);
    const wanted = [match[2], match[3] ?? '0', match[4] ?? '0'].map(Number);
    const have = version.split('.').map(Number);
    const order = have[0]! - wanted[0]! || have[1]! - wanted[1]! || have[2]! - wanted[2]!;
    const operator = match[1] ?? '=';
    const met =
      operator === '>='
        ? order >= 0
        : operator === '<='
          ? order <= 0
          : operator === '>'
            ? order > 0
            : operator === '<'
              ? order < 0
              : order === 0;
    if (!met) {
      throw new DbtError(
        'Project',
        `This version of dbt is not supported with the '${project}' package.\n  Installed version of dbt: =${version}\n  Required version of dbt for '${project}': ${JSON.stringify(bounds)}`,
      );
    }
  }
}
