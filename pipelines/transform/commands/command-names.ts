/** The commands of dbt that this runner has, and its own `lineage`. */
export const COMMANDS = [
  'build',
  'run',
  'test',
  'seed',
  'snapshot',
  'compile',
  'parse',
  'list',
  'show',
  'run-operation',
  'source freshness',
  'docs generate',
  'clean',
  'debug',
  'deps',
  'lineage',
] as const; // prettier-ignore
