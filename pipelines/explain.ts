import { formatNumber } from '../domain/number-text.ts';
import { OperatorError } from '../domain/operator-error.ts';
import { choosePeriod } from '../domain/reporting-periods.ts';
import { modelOptions } from './build.ts';
import { compileInline } from './transform/index.ts';
import { requireMeasure } from './values.ts';
import { readRows } from './warehouse/kysely.ts';
import { openDatabase, type Warehouse } from './warehouse/warehouse.ts';

/** A cell of the scorecard to explain. */
export interface CellChoice {
  readonly measure: string;
  /** A label or a date; the last complete period of the measure when absent. */
  readonly period?: string;
  readonly breakdown: string;
  readonly value: string;
}

export interface Figure {
  readonly title: string;
  readonly period_kind: string;
  readonly period_label: string;
  readonly period_start: string | null;
  readonly period_end: string;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly value: number | null;
  readonly unit: string;
  readonly status: string;
  readonly reason: string | null;
  readonly source_kind: string | null;
  readonly submission_ids: string | null;
  readonly is_computed: boolean;
  readonly numerator_words: string | null;
  readonly denominator_words: string | null;
}

export interface Explanation {
  readonly figures: readonly Figure[];
  /** One row per record and figure: where it stands in the agency's own file, and which side of the figure it is on. */
  readonly records: readonly Record<string, unknown>[];
  readonly notes: readonly string[];
}

/**
 * Explains a cell: its figure, and the records that the measure's own SQL counts in it, each with file, sheet and row.
 * Throws OperatorError MEASURE_UNKNOWN or CELL_UNKNOWN.
 */
export async function explainMeasure(database: string, cell: CellChoice): Promise<Explanation> {
  const warehouse = await openDatabase(database);
  try {
    const connection = await warehouse.connect();
    await requireMeasure(connection, 'scorecard.measures', cell.measure);
    const figures = await chooseFigures(warehouse, cell);
    if (figures.length === 0) {
      throw new OperatorError(
        'CELL_UNKNOWN',
        `${cell.measure} has no ${cell.breakdown === 'all' ? 'figure' : `figure for ${cell.breakdown}=${cell.value}`}${cell.period ? ` in ${cell.period}` : ''}. \`sightline export values --measure ${cell.measure}\` lists what there is.`,
      );
    }
    const records: Record<string, unknown>[] = [];
    const notes: string[] = [];
    for (const figure of figures) {
      if (figure.source_kind === 'record_level' && figure.is_computed) {
        const found = await recordsOf(warehouse, cell, figure);
        records.push(...found.records);
        notes.push(...found.notes);
      } else if (figure.source_kind) {
        notes.push(
          `${figure.period_label} is a count sent, not made from records: submission ${figure.submission_ids}.`,
        );
        records.push(...(await submissionsOf(warehouse, cell, figure)));
      } else {
        notes.push(
          `${figure.period_label}: ${figure.status}${figure.reason ? ` (${figure.reason})` : ''}; there are no records to list.`,
        );
      }
    }
    return { figures, records, notes };
  } finally {
    await warehouse.close();
  }
}

async function chooseFigures(warehouse: Warehouse, cell: CellChoice): Promise<Figure[]> {
  const connection = await warehouse.connect();
  const reader = await connection.runAndReadAll(
    `select measures.title, measures.is_computed, measures.numerator_words, measures.denominator_words, scorecard_values.*
    from scorecard.scorecard_values
    inner join scorecard.measures on scorecard_values.measure_id = measures.measure_id
    where scorecard_values.measure_id = $1 and breakdown = $2 and breakdown_value = $3
    order by period_end, period_kind`,
    [cell.measure, cell.breakdown, cell.value],
  );
  const all = readRows(reader) as unknown as Figure[];
  if (!cell.period) {
    const last = all.filter((figure) => figure.value !== null).at(-1) ?? all.at(-1);
    return last ? [last] : [];
  }
  const labelled = all.filter((figure) => figure.period_label === cell.period);
  if (labelled.length > 0) return labelled;
  const choice = choosePeriod(cell.period);
  return 'endsOn' in choice ? all.filter((figure) => figure.period_end === choice.endsOn) : [];
}

/** The call of the macro that lists the records of a cell, for a Jinja SQL text. */
export function recordsCall(cell: {
  readonly measure_id: string;
  readonly period_kind: string;
  readonly period_start: string | null;
  readonly period_end: string;
  readonly breakdown: string;
  readonly breakdown_value: string;
}): string {
  const literal = (text: string | null) => (text === null ? 'none' : `'${text.replaceAll("'", "\\'")}'`);
  const names = [
    'measure_id',
    'period_kind',
    'period_start',
    'period_end',
    'breakdown',
    'breakdown_value',
  ] as const;
  return `{{ measure_records(${names.map((name) => `${name}=${literal(cell[name])}`).join(', ')}) }}`;
}

async function recordsOf(
  warehouse: Warehouse,
  cell: CellChoice,
  figure: Figure,
): Promise<Pick<Explanation, 'records' | 'notes'>> {
  const place = {
    ...figure,
    measure_id: cell.measure,
    breakdown: cell.breakdown,
    breakdown_value: cell.value,
  };
  const sql = await compileInline(recordsCall(place), { ...modelOptions(warehouse), quiet: true });
  const connection = await warehouse.connect();
  const reader = await connection.runAndReadAll(
    `with records as (${sql})
    select submissions.file_name as file, records._sheet as sheet, records._row_number as row,
      records._submission_id as submission_id, submissions.sender as agency, submissions.received_at,
      left(records.child_key, 12) as child, records.in_numerator, records.in_denominator, records.counted_key
    from records
    left join ledger.submissions on records._submission_id = submissions.submission_id
    order by submissions.file_name, records._sheet, records._row_number`,
  );
  const rows = readRows(reader);
  const records = rows.map(({ counted_key: _, ...row }) => ({ ...placeOf(cell, figure), ...row }));
  return { records, notes: notesOn(figure, rows) };
}

/** Says of a side of the figure that it is not a number of records (a population, a sum, a median), so that nobody counts. */
function notesOn(figure: Figure, rows: readonly Record<string, unknown>[]): string[] {
  return (['numerator', 'denominator'] as const).flatMap((side) => {
    const number = figure[side];
    const own = rows.filter((row) => row[`in_${side}`] === true);
    if (number === null || number === listedNumber(own)) return [];
    const words = figure[`${side}_words`];
    return [
      `${figure.period_label}: the ${side}, ${formatNumber(number)}, is not a number of records${words ? `: ${words.charAt(0).toLowerCase()}${words.slice(1)}` : ''}.`,
    ];
  });
}

/** Records, or the different things that they count: children, meetings. */
function listedNumber(rows: readonly Record<string, unknown>[]): number {
  const keys = new Set(rows.map((row) => row.counted_key).filter((key) => key !== null));
  return keys.size > 0 ? keys.size : rows.length;
}

async function submissionsOf(
  warehouse: Warehouse,
  cell: CellChoice,
  figure: Figure,
): Promise<Record<string, unknown>[]> {
  const connection = await warehouse.connect();
  const reader = await connection.runAndReadAll(
    `select file_name as file, sheet, submission_id, sender as agency, received_at from ledger.submissions
    where list_contains(string_split($1, ';'), submission_id) order by file_name`,
    [figure.submission_ids ?? ''],
  );
  return readRows(reader).map((row) => ({ ...placeOf(cell, figure), ...row }));
}

function placeOf(cell: CellChoice, figure: Figure) {
  return {
    measure_id: cell.measure,
    period_kind: figure.period_kind,
    period_label: figure.period_label,
    breakdown: cell.breakdown,
    breakdown_value: cell.value,
  };
}
