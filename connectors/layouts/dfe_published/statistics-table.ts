import { blankCell, type Cell, type HeaderColumn, textCell } from '../../reading/index.ts';
import type { LayoutTable, LayoutTarget, SourceRow, TargetRow } from '../layout.ts';
import type { Indicator } from './indicators.ts';

/** Where and when a row of a published table is about: the same columns in every file of explore-education-statistics. */
const place: readonly HeaderColumn[] = [
  { name: 'time_period', header: 'time_period', also: ['year'], required: true },
  { name: 'time_identifier', header: 'time_identifier' },
  { name: 'geographic_level', header: 'geographic_level', required: true },
  { name: 'country_code', header: 'country_code' },
  { name: 'country_name', header: 'country_name' },
  { name: 'region_code', header: 'region_code' },
  { name: 'region_name', header: 'region_name' },
  { name: 'old_la_code', header: 'old_la_code', also: ['la_code_old'], required: true },
  { name: 'new_la_code', header: 'new_la_code', also: ['la_code'], required: true },
  { name: 'la_name', header: 'la_name' },
  // The title of the table, the same in every row: d1 and d3 give the plans started under two titles.
  { name: 'category', header: 'category' },
];

export interface StatisticsTable {
  readonly table: string;
  readonly indicators: readonly Indicator[];
  /** Columns that part the figures; their words together are the category. */
  readonly filters?: readonly HeaderColumn[];
  /** The figures are those of 30 June of the year. */
  readonly isMidYear?: boolean;
  /** Another name for an indicator in a category: looked after at 31 March, started, ceased. */
  rename?(indicator: string, category: string): string;
}

/** A table of the Department for Education: one row of published_statistics for each figure of each of its rows. */
export function statisticsTable(table: StatisticsTable): LayoutTable {
  const filters = table.filters ?? [];
  return {
    layout: 'dfe_published',
    table: table.table,
    agency: 'reference',
    columns: [...place, ...filters, ...table.indicators.map(({ column }) => column)],
    to: [target(table, filters)],
    limit: 'Symbols in place of figures are kept as reasons; other columns are not read.',
  };
}

function target(table: StatisticsTable, filters: readonly HeaderColumn[]): LayoutTarget {
  return {
    extract: 'published_statistics',
    absent: [],
    sources: {
      indicator: '',
      category: filters[0]?.name ?? '',
      geographic_level: 'geographic_level',
      area_id: 'old_la_code',
      area_code: 'new_la_code',
      area_name: 'la_name',
      region_code: 'region_code',
      region_name: 'region_name',
      period_end: 'time_period',
      figure: '',
      symbol: '',
    },
    rows: (source) => rowsOf(source, table, filters),
  };
}

function rowsOf(source: SourceRow, table: StatisticsTable, filters: readonly HeaderColumn[]): TargetRow[] {
  const at = areaOf(source);
  const category = filters
    .map(({ name }) => source.cell(name).text.trim())
    .filter(Boolean)
    .join('; ');
  const periodEnd = textCell(
    periodEndOf(source.cell('time_period').text, source.cell('time_identifier').text, table.isMidYear),
  );
  return table.indicators.flatMap(({ name }): TargetRow[] => {
    const cell = source.cell(name);
    if (cell.kind === 'blank') return [];
    const isFigure = cell.kind === 'number' || figure.test(cell.text.trim());
    return [
      {
        ...at,
        indicator: textCell(table.rename?.(name, category) ?? name),
        category: textCell(category),
        period_end: periodEnd,
        figure: isFigure ? cell : blankCell,
        symbol: isFigure ? blankCell : textCell(cell.text.trim().toLowerCase()),
      },
    ];
  });
}

const figure = /^-?\d[\d,]*(\.\d+)?%?$/;

function areaOf(source: SourceRow): Record<string, Cell> {
  const level = source.cell('geographic_level');
  const kind = level.text.trim().toLowerCase();
  const [id, code, name] =
    kind === 'national'
      ? ['country_code', 'country_code', 'country_name']
      : kind === 'regional'
        ? ['region_code', 'region_code', 'region_name']
        : ['old_la_code', 'new_la_code', 'la_name'];
  return {
    geographic_level: level,
    area_id: source.cell(id!),
    area_code: source.cell(code!),
    area_name: source.cell(name!),
    region_code: source.cell('region_code'),
    region_name: source.cell('region_name'),
  };
}

/**
 * The last day of a published year. A reporting year named by four digits ends on 31 March of it; a year named by two
 * (201718, 2017/18) on 31 March of the second, an academic one on 31 August. Empty where it cannot be read.
 */
export function periodEndOf(period: string, identifier: string, isMidYear = false): string {
  const years = /^(\d{4})(?:[/-]?(\d{2}))?$/.exec(period.trim());
  if (!years) return '';
  const [, first, second] = years;
  const last = second ? `${first!.slice(0, 2)}${second}` : first!;
  if (isMidYear) return `${first}-06-30`;
  const kind = identifier.trim().toLowerCase();
  if (kind.startsWith('academic')) return second ? `${last}-08-31` : `${Number(first) + 1}-08-31`;
  if (kind.startsWith('calendar')) return `${first}-12-31`;
  return `${last}-03-31`;
}
