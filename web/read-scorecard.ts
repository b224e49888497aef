import type { DuckDBConnection } from '@duckdb/node-api';
import { readRows } from '../pipelines/warehouse/kysely.ts';
import { withReadOnly } from '../pipelines/warehouse/read-only.ts';

/** A row of the published scorecard. */
export interface ScorecardCell {
  readonly measure_id: string;
  readonly period_kind: string;
  readonly period_label: string;
  readonly period_start: string | null;
  readonly period_end: string;
  readonly breakdown: string;
  readonly breakdown_value: string;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly value: number | null;
  readonly unit: string;
  readonly status: string;
  readonly reason: string | null;
  readonly source_kind: string | null;
  readonly submission_ids: string | null;
  readonly previous_value: number | null;
  readonly same_period_last_year_value: number | null;
  readonly direction_short: string | null;
  readonly direction_long: string | null;
  readonly target: number | null;
  readonly rag: string | null;
  readonly rag_method: string | null;
  /** 95% confidence limits of a percentage or rate. */
  readonly lower_ci: number | null;
  readonly upper_ci: number | null;
  /** Recorded breaks in the series before the period, with the last one's day, reason and fixed baseline. */
  /** The published figure that it is held beside, and whether it can be told apart from it. */
  readonly comparator_kind?: string | null;
  readonly comparator_value?: number | null;
  readonly comparator_period_end?: string | null;
  readonly comparator_significance?: string | null;
  readonly series_segment: number | null;
  readonly series_from: string | null;
  readonly series_reason: string | null;
  readonly series_baseline: number | null;
}

/** A measure of the published catalogue. */
export interface MeasureEntry {
  readonly measure_id: string;
  readonly title: string;
  readonly short_title: string | null;
  readonly definition: string;
  readonly why_it_matters: string | null;
  readonly numerator_words: string | null;
  readonly denominator_words: string | null;
  readonly unit: string;
  readonly decimals: number;
  readonly polarity: string;
  readonly period_kinds: string;
  readonly breakdowns: string | null;
  readonly owner_agency: string;
  readonly source_extracts: string | null;
  readonly national_reference: string | null;
  readonly caveats: string | null;
  readonly definition_history: string | null;
  readonly journey_stage: string;
  readonly board_priority: string | null;
  readonly is_computed: boolean;
  /** Added to the board's catalogue: crosses agencies, and shows how many rows could not be linked. */
  readonly is_additional?: boolean;
  /** Each figure holds part of the one before, whatever the period: never judged by its usual range. */
  readonly is_overlapping: boolean;
}

export interface SubmissionEntry {
  readonly submission_id: string;
  readonly agency: string;
  readonly organisation: string | null;
  readonly extract: string | null;
  readonly received_at: string;
  readonly covers_from: string | null;
  readonly covers_to: string | null;
  readonly status: string;
}

export interface SupplyEntry {
  readonly agency: string;
  readonly organisation: string | null;
  readonly extract: string;
  readonly covers_from: string | null;
  readonly covers_to: string | null;
  readonly due_date: string | null;
  readonly received_at: string | null;
  readonly working_days_late: number | null;
  readonly status: string;
}

/** Findings in an agency's files: how many files, never how many rows or whose. */
export interface DataQualityEntry {
  readonly agency: string;
  readonly extract: string;
  readonly code: string;
  readonly severity: string;
  readonly files: number;
  readonly last_found_on: string;
}

/** The same by the month in which it was found. */
export interface IssueMonthEntry {
  readonly agency: string;
  readonly extract: string;
  readonly code: string;
  readonly severity: string;
  readonly month_start: string;
  readonly files: number;
}

/** Share of an agency's rows that say a characteristic, to the nearest five; null for few rows. */
export interface RecordedEntry {
  readonly agency: string;
  readonly extract: string;
  readonly characteristic: string;
  readonly recorded_pct: number | null;
}

/** What was written about a measure and a period. */
export interface CommentaryEntry {
  readonly measure_id: string;
  readonly period_end: string;
  readonly what_happened: string;
  readonly so_what: string | null;
  readonly action: string | null;
  readonly owner: string | null;
  readonly due_date: string | null;
  readonly agency: string | null;
  readonly written_date: string | null;
}

/** A published figure of another area (or of this one, as published). */
export interface ComparatorEntry {
  readonly measure_id: string;
  readonly comparator_kind: string;
  readonly area_name: string | null;
  /** Place among the statistical neighbours, 1 the closest. */
  readonly place: number | null;
  readonly period_start: string | null;
  readonly period_end: string;
  readonly value: number | null;
  readonly symbol: string | null;
  readonly areas_counted: number | null;
  readonly areas_without_figure: number | null;
  readonly source: string | null;
}

/** Two figures that should agree and do not. The numbers are there only where nothing is hidden. */
export interface ReconciliationEntry {
  readonly check_name: string;
  readonly measure_id: string;
  readonly period_label: string;
  readonly breakdown: string;
  readonly breakdown_value: string;
  readonly message: string;
  readonly left_value: number | null;
  readonly right_value: number | null;
}

/** Where the area's own published figure stands. */
export interface RankEntry {
  readonly measure_id: string;
  readonly period_end: string;
  readonly england_rank: number;
  readonly england_ranked: number;
  readonly england_without_figure: number;
  readonly england_quartile: number;
  readonly neighbours_rank: number | null;
  readonly neighbours_ranked: number;
}

/** Everything that pages are made of: the published copy, read once. */
export interface Scorecard {
  readonly cells: readonly ScorecardCell[];
  readonly measures: readonly MeasureEntry[];
  readonly submissions: readonly SubmissionEntry[];
  readonly supply: readonly SupplyEntry[];
  readonly dataQuality: readonly DataQualityEntry[];
  readonly issueMonths: readonly IssueMonthEntry[];
  readonly recorded: readonly RecordedEntry[];
  /** Empty for a copy that has none. */
  readonly commentary: readonly CommentaryEntry[];
  /** Empty for a copy that has none. */
  readonly comparators: readonly ComparatorEntry[];
  readonly ranks: readonly RankEntry[];
  readonly reconciliation: readonly ReconciliationEntry[];
  /** Cells of a measure, by id. */
  cellsOf(measure: string): readonly ScorecardCell[];
}

/** Reads a published scorecard.duckdb for its pages: with the measures that were added to the catalogue. */
export function readScorecard(database: string): Promise<Scorecard> {
  return withReadOnly(database, (connection) => readScorecardFrom(connection, { withAdditional: true }));
}

/** Reads an open published copy; `totalsOnly` leaves the breakdowns out. */
export async function readScorecardFrom(
  connection: DuckDBConnection,
  {
    totalsOnly = false,
    withAdditional = false,
  }: { readonly totalsOnly?: boolean; readonly withAdditional?: boolean } = {},
): Promise<Scorecard> {
  const isAdded = withAdditional && (await hasTable(connection, 'additional_values'));
  const source = isAdded ? '(from scorecard union all from additional_values)' : 'scorecard';
  const cells = (await readTable(
    connection,
    totalsOnly ? `${source} where breakdown = 'all'` : source,
    'measure_id, period_end, period_kind, breakdown, breakdown_value',
  )) as unknown as ScorecardCell[];
  const byMeasure = new Map<string, ScorecardCell[]>();
  for (const cell of cells) {
    const own = byMeasure.get(cell.measure_id);
    if (own) own.push(cell);
    else byMeasure.set(cell.measure_id, [cell]);
  }
  const measures = await readTable(
    connection,
    isAdded ? '(from measures union all from additional_measures)' : 'measures',
    'measure_id',
  );
  const submissions = await readTable(connection, 'submissions', 'submission_id');
  const optional = async (table: string, order: string) =>
    (await hasTable(connection, table)) ? await readTable(connection, table, order) : [];
  const supply = await optional('supply', 'agency, organisation, extract, covers_to');
  const dataQuality = await optional('data_quality', 'agency, extract, code');
  const issueMonths = await optional('data_quality_months', 'agency, extract, code, month_start');
  const recorded = await optional('characteristics_recorded', 'agency, extract, characteristic');
  const commentary = await optional('commentary', 'measure_id, period_end');
  const comparators = await optional(
    'comparators',
    'measure_id, period_end, comparator_kind, place, area_id',
  );
  const ranks = await optional('ranks', 'measure_id, period_end');
  const reconciliation = await optional('reconciliation', 'check_name, measure_id, period_label');
  return {
    cells,
    measures: measures as unknown as MeasureEntry[],
    submissions: submissions as unknown as SubmissionEntry[],
    supply: supply as unknown as SupplyEntry[],
    dataQuality: dataQuality as unknown as DataQualityEntry[],
    issueMonths: issueMonths as unknown as IssueMonthEntry[],
    recorded: recorded as unknown as RecordedEntry[],
    commentary: commentary as unknown as CommentaryEntry[],
    comparators: comparators as unknown as ComparatorEntry[],
    ranks: ranks as unknown as RankEntry[],
    reconciliation: reconciliation as unknown as ReconciliationEntry[],
    cellsOf: (measure) => byMeasure.get(measure) ?? [],
  };
}

async function readTable(connection: DuckDBConnection, table: string, order: string) {
  return readRows(await connection.runAndReadAll(`select * from ${table} order by ${order}`));
}

async function hasTable(connection: DuckDBConnection, table: string): Promise<boolean> {
  const found = await connection.runAndReadAll(
    'select 1 from information_schema.tables where table_name = $1',
    [table],
  );
  return found.currentRowCount > 0;
}
