import type { Column, Connector } from '../../../connectors/connector.ts';
import { cellAt, cellReader, type HeaderMatch, type SheetRow } from '../../../connectors/reading/index.ts';
import { codeLists } from '../../../domain/code-lists/index.ts';
import { looksLikeNhsNumber, looksLikeUpn } from '../../../domain/person-numbers.ts';
import type { ProposedMapping } from '../staged.ts';

/** Which unknown heading stands for which missing column, as far as the words and the cells below tell. */
export interface HeadingProposal {
  readonly headers: readonly { readonly header: string; readonly column: string }[];
  /** True when every required column is found or proposed. */
  readonly isComplete: boolean;
}

/** Words that say little about which column is meant. */
const weak = new Set('of the a an is was and or in for to at by no ref next within local'.split(' '));
/** Words that agencies use for one another in headings. */
const sameWord: Readonly<Record<string, string>> = {
  dob: 'birth',
  born: 'birth',
  dt: 'date',
  day: 'date',
  identifier: 'id',
  number: 'id',
  reference: 'id',
  unique: 'id',
  pupil: 'upn',
  referred: 'referral',
  referrer: 'source',
  origin: 'source',
  result: 'outcome',
  decision: 'outcome',
  action: 'outcome',
  began: 'start',
  started: 'start',
  ended: 'end',
  closed: 'close',
  closure: 'close',
  client: 'child',
  person: 'child',
  gender: 'sex',
  months: 'month',
};

/** Likeness from which a pair is proposed at all. */
const enough = 0.45;

/**
 * Proposes a mapping for headings that are not known. The words of each are compared with those of the missing columns,
 * and the cells below with what the column holds: dates, codes of its list, numbers. The likeliest pairs come first, each
 * heading and column once. Only a person can make a proposal hold (schema drift).
 */
export function proposeMapping(
  match: HeaderMatch,
  connector: Connector,
  rows: readonly SheetRow[],
): HeadingProposal {
  const byName = new Map(connector.columns.map((column) => [column.name, column]));
  const missing = match.set.columns.filter((column) => match.missing.includes(column.name));
  const pairs = match.unknown.flatMap(({ heading, column: position }) =>
    missing.map((column) => {
      const words = Math.max(
        ...[column.header, ...(column.also ?? [])].map((known) => likeness(heading, known)),
      );
      const cells = cellLikeness(byName.get(column.name)!, rows, position);
      return { header: heading, column: column.name, cells, likeness: words + cells };
    }),
  );
  const only = onlyPair(match, pairs);
  if (only) only.likeness = Math.max(only.likeness, enough);
  pairs.sort((a, b) => b.likeness - a.likeness || (a.column < b.column ? -1 : 1));
  const headers: { header: string; column: string }[] = [];
  const taken = new Set<string>();
  for (const { header, column, likeness } of pairs) {
    if (likeness < enough || taken.has(`h ${header}`) || taken.has(`c ${column}`)) continue;
    taken.add(`h ${header}`).add(`c ${column}`);
    headers.push({ header, column });
  }
  const proposed = new Set(headers.map(({ column }) => column));
  return { headers, isComplete: match.missingRequired.every((column) => proposed.has(column)) };
}

/** One heading would be two columns of an extract, on two sheets: what is remembered of it could not be told apart. */
export function contradict(proposals: readonly ProposedMapping[]): boolean {
  const columns = new Map<string, string>();
  for (const { extract, headers } of proposals) {
    for (const { header, column } of headers) {
      const key = `${extract} ${header}`;
      if ((columns.get(key) ?? column) !== column) return true;
      columns.set(key, column);
    }
  }
  return false;
}

/** One heading is not known, one required column is missing, and the cells below are of its kind: it can only be this. */
function onlyPair<Pair extends { header: string; column: string; cells: number }>(
  { unknown, missingRequired }: HeaderMatch,
  pairs: readonly Pair[],
): Pair | undefined {
  const [heading, column] = [unknown[0]?.heading, missingRequired[0]];
  if (unknown.length !== 1 || missingRequired.length !== 1) return undefined;
  return pairs.find((pair) => pair.header === heading && pair.column === column && pair.cells > 0);
}

/** 0 to 1: the share of words that two headings have in common. */
function likeness(a: string, b: string): number {
  const [left, right] = [wordsOf(a), wordsOf(b)];
  if (left.size === 0 || right.size === 0) return 0;
  let common = 0;
  for (const word of left) if (right.has(word)) common++;
  return (2 * common) / (left.size + right.size);
}

function wordsOf(text: string): Set<string> {
  const words = text
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/re-?ref(erral)?\b/g, 'rereferral')
    .replace(/(\d+)\s*(?:m|mths?)\b/g, '$1 month')
    .split(/[^a-z0-9]+/)
    .filter((word) => word && !weak.has(word))
    .map((word) => sameWord[word] ?? word);
  return new Set(words);
}

/** -1 when the cells cannot be of the column, up to 0.5 when they say that they are. */
function cellLikeness(column: Column, rows: readonly SheetRow[], position: number): number {
  const cells = rows.map((row) => cellAt(row, position)).filter((cell) => cell.kind !== 'blank');
  if (cells.length === 0) return 0;
  if (column.type === 'code' && codeLists[column.list!].codesFrom === 'areas') return 0;
  const list = column.type === 'code' ? { ...codeLists[column.list!], open: false } : undefined;
  const read = cellReader(column.type, { list, multiple: column.multiple });
  const good = cells.filter((cell) => read(cell).value !== null).length / cells.length;
  switch (column.type) {
    case 'date':
    case 'datetime':
      return good >= 0.8 ? 0.2 : -1;
    case 'integer':
    case 'decimal':
      return good >= 0.8 ? 0.1 : -1;
    case 'yes_no':
      return good >= 0.6 ? 0.2 : -1;
    case 'code':
      return good >= 0.6 ? 0.5 : good >= 0.3 ? 0.1 : -0.3;
    case 'id':
      return idLikeness(
        column.name,
        cells.map((cell) => cell.text.replace(/\s/g, '')),
      );
    default:
      return 0;
  }
}

function idLikeness(column: string, texts: readonly string[]): number {
  const share = (test: (text: string) => boolean) => texts.filter(test).length / texts.length;
  if (column === 'upn') return share(looksLikeUpn) >= 0.6 ? 0.5 : -1;
  if (column === 'nhs_number') return share(looksLikeNhsNumber) >= 0.6 ? 0.5 : -1;
  // An id names one thing: a column of a few repeated words is none.
  return new Set(texts).size >= texts.length * 0.3 ? 0.1 : -0.3;
}
