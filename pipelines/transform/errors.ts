/** The runner's own error: something the user can act on. Anything else that is thrown is a bug. */

/** Where in the user's files an error lies. Line and column count from 1. */
export interface SourcePlace {
  file?: string;
  line?: number;
  column?: number;
  /** unique_id of the node. */
  node?: string;
  /** Macros being called, innermost first. */
  macros?: string[];
}

export type ErrorKind =
  | 'Compilation'
  | 'Parsing'
  | 'Runtime'
  | 'Database'
  | 'Project'
  | 'Profile'
  | 'Usage'
  | 'Dependency'
  | 'Contract';

/** An error with dbt's word for its kind, and the place in the user's files that it is about. */
export class DbtError extends Error {
  readonly kind: ErrorKind;
  place: SourcePlace;

  constructor(kind: ErrorKind, message: string, place: SourcePlace = {}) {
    super(message);
    this.name = `${kind} Error`;
    this.kind = kind;
    this.place = place;
  }

  /** Adds what is known further out, keeping what was known closer in. */
  at(place: SourcePlace): this {
    this.place = { ...place, ...this.place };
    return this;
  }
}

/** Several errors, told together; they count as one of the first one's kind. */
export class DbtErrors extends DbtError {
  readonly errors: DbtError[];

  constructor(errors: DbtError[]) {
    super(errors[0]!.kind, errors.map((error) => error.message).join('\n'));
    this.errors = errors;
  }
}

/** Text for people: kind, file, line and column, message, macro stack. */
export function describeError(error: unknown): string {
  if (error instanceof DbtErrors) return error.errors.map(describeError).join('\n\n');
  if (!(error instanceof DbtError)) {
    const plain = error as Error;
    return plain?.stack ?? String(error);
  }
  const { file, line, column, node, macros } = error.place;
  const position = file ? `${file}${line ? `:${line}${column ? `:${column}` : ''}` : ''}` : undefined;
  const subject = node ? ` in ${node.split('.')[0]} ${node.split('.')[2] ?? node}` : '';
  const head = `${error.kind} Error${subject}${position ? ` (${position})` : ''}`;
  const body = error.message
    .split('\n')
    .map((text) => `  ${text}`)
    .join('\n');
  const calls = macros?.length ? `\n${macros.map((name) => `  > in macro ${name}`).join('\n')}` : '';
  return `${head}\n${body}${calls}`;
}

/** The names closest to a misspelt one, for "did you mean". */
export function closest(name: string, candidates: Iterable<string>, limit = 3): string[] {
  const scored: [number, string][] = [];
  for (const candidate of new Set(candidates)) {
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase());
    if (distance <= Math.max(2, Math.floor(name.length / 3))) scored.push([distance, candidate]);
  }
  scored.sort((a, b) => a[0] - b[0] || (a[1] < b[1] ? -1 : 1));
  return scored.slice(0, limit).map(([, candidate]) => candidate);
}

/** ' Did you mean "a" or "b"?', or an empty text when nothing is near. */
export function didYouMean(name: string, candidates: Iterable<string>): string {
  const near = closest(name, candidates);
  return near.length ? ` Did you mean ${near.map((text) => `'${text}'`).join(' or ')}?` : '';
}

function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      current.push(Math.min(previous[j]! + 1, current[j - 1]! + 1, previous[j - 1]! + cost));
    }
    previous = current;
  }
  return previous[b.length]!;
}
