import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ScorecardValue } from '../../domain/scorecard-value.ts';
import { openDatabase } from '../../pipelines/warehouse/warehouse.ts';
import { initWorkspace } from '../../pipelines/workspace/init.ts';
import { openWorkspace, type Workspace } from '../../pipelines/workspace/workspace.ts';

const fixtures = new URL('../../fixtures/warwickshire/', import.meta.url).pathname;

/** Stages, units and breakdowns of the measures that the printed tables hold, as the catalogue gives them. */
const catalogue: Readonly<
  Record<string, { stage: string; unit?: string; polarity?: string; caveats?: string }>
> = {
  'contacts-received': {
    stage: 'front_door',
    caveats: 'A family contact about three children counts three.',
  },
  'referrals-received': { stage: 'referral_and_assessment' },
  'referrals-rate-10k': { stage: 'referral_and_assessment', unit: 'rate_per_10000' },
  'referrals-share-pct': { stage: 'referral_and_assessment', unit: 'percentage' },
  'referrals-to-assessment': { stage: 'referral_and_assessment' },
  'referrals-to-assessment-pct': { stage: 'referral_and_assessment', unit: 'percentage' },
  'cp-plans-open': { stage: 'protection' },
  'cp-plans-rate-10k': { stage: 'protection', unit: 'rate_per_10000' },
  'cp-plans-share-pct': { stage: 'protection', unit: 'percentage' },
  'cp-repeat-ever-pct': { stage: 'protection', unit: 'percentage', polarity: 'low' },
  'cp-repeat-2y-pct': { stage: 'protection', unit: 'percentage', polarity: 'low' },
  'cp-ended-2y-pct': { stage: 'protection', unit: 'percentage', polarity: 'low' },
  'missing-lac-children': { stage: 'missing_and_exploitation', polarity: 'low' },
  'missing-lac-episodes': { stage: 'missing_and_exploitation', polarity: 'low' },
  'missing-lac-repeat-children': { stage: 'missing_and_exploitation', polarity: 'low' },
  'lac-open': { stage: 'looked_after' },
  'pf-open': { stage: 'looked_after' },
  'pf-enquiries': { stage: 'looked_after' },
  'da-incidents': { stage: 'front_door' },
};

export type Row = { -readonly [K in keyof ScorecardValue]: ScorecardValue[K] };

/** A CSV without quoted commas in the columns that are read. */
function readCells(): Record<string, string>[] {
  const [head, ...lines] = readFileSync(join(fixtures, 'map.csv'), 'utf8').trim().split(/\r?\n/);
  const names = head!.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, i) => [names[i]!, cell])));
}

const label = (kind: string, end: string) => {
  const year = Number(end.slice(0, 4)) - (Number(end.slice(5, 7)) < 4 ? 1 : 0);
  const financial = `${year}-${String((year + 1) % 100).padStart(2, '0')}`;
  const quarter = { '06': 1, '09': 2, '12': 3, '03': 4 }[end.slice(5, 7)];
  if (kind === 'snapshot') return end;
  return kind === 'financial_year' ? financial : `${financial} to Q${quarter}`;
};

/**
 * The figures that Warwickshire printed for 2012-13 to 2017-18, as rows of a scorecard that had ended by `until`, counts
 * of 1 to 5 hidden; a financial year is given as year to date too.
 */
export function printedRows(until: string): Row[] {
  const rows: Row[] = [];
  // Some figures are printed twice in the report.
  const seen = new Set<string>();
  for (const cell of readCells()) {
    const known = catalogue[cell.measure_id!];
    if (!known || !['record_level', 'carried'].includes(cell.class!) || cell.period_end! > until) continue;
    if (cell.side !== 'value') continue;
    const kinds =
      cell.period_kind === 'financial_year' ? ['financial_year', 'year_to_date'] : [cell.period_kind!];
    for (const kind of kinds) {
      const key = [cell.measure_id, kind, cell.period_end, cell.breakdown, cell.breakdown_value].join('|');
      if (seen.has(key)) continue;
      seen.add(key);
      const unit = known.unit ?? 'count';
      const value = Number(cell.expected);
      const isSmall = unit === 'count' && value >= 1 && value <= 5;
      rows.push({
        measure_id: cell.measure_id!,
        period_kind: kind as Row['period_kind'],
        period_label: label(kind, cell.period_end!),
        period_start: kind === 'snapshot' ? null : cell.period_start!,
        period_end: cell.period_end!,
        breakdown: cell.breakdown!,
        breakdown_value: cell.breakdown_value!,
        numerator: unit === 'count' && !isSmall ? value : null,
        denominator: null,
        value: isSmall ? null : value,
        unit,
        status: isSmall ? 'suppressed' : 'supplied',
        reason: null,
        source_kind: 'record_level',
        submission_ids: 's1;s2',
      });
    }
  }
  return rows;
}

/** A workspace of that county, with its five districts. */
export function newWorkspace(now: string): Workspace {
  const dir = join(mkdtempSync(join(tmpdir(), 'sightline-')), 'board');
  const { board } = initWorkspace(dir);
  const text = readFileSync(board, 'utf8')
    .replace(/^name:.*$/m, 'name: Invented Safeguarding Partnership')
    .replace(/^area_code:.*$/m, 'area_code: E10000031')
    .replace(
      /^districts:.*$/m,
      'districts: [{code: E07000218, name: North Warwickshire}, {code: E07000220, name: Rugby}]',
    );
  writeFileSync(board, text);
  return reopen(dir, now);
}

/** The same workspace on another day. */
export function reopen(dir: string, now: string): Workspace {
  return openWorkspace(dir, { SIGHTLINE_NOW: now });
}

/** Puts a published copy with these rows in the workspace, as publishing leaves it. */
export async function publish(workspace: Workspace, rows: readonly Row[], run = 'run-1'): Promise<void> {
  const folder = join(workspace.paths.publish, run);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const copy = await openDatabase(join(folder, 'scorecard.duckdb'));
  const connection = await copy.connect();
  const figures = join(folder, 'rows.json');
  const measures = join(folder, 'measures.json');
  writeFileSync(figures, JSON.stringify(rows));
  writeFileSync(measures, JSON.stringify(catalogueRows()));
  await connection.run(`
    create table scorecard as
      select * replace (cast(period_start as date) as period_start, cast(period_end as date) as period_end,
          cast(breakdown_value as varchar) as breakdown_value, cast(numerator as double) as numerator,
          cast(denominator as double) as denominator, cast(value as double) as value, cast(reason as varchar) as reason),
        case when measure_id = 'cp-repeat-2y-pct' then 10.0::double end as target,
        case when measure_id = 'cp-repeat-2y-pct' then case when value <= 10 then 'green' else 'red' end else 'none' end as rag
      from read_json('${figures}');
    create table measures as select * from read_json('${measures}');
    create table submissions as select * from (values
      ('s1', timestamp '2017-10-09 09:30:00'), ('s2', timestamp '2017-10-11 08:00:00')) as s (submission_id, received_at);
    create table periods as select distinct period_kind, period_label, period_start, period_end from scorecard;
    create table supply as select * from (values
      ('childrens_social_care', null::varchar, 'referrals', date '2017-04-01', date '2017-09-30', date '2017-10-14',
        timestamp '2017-10-11 08:00:00', 0, 'received'),
      ('health', 'acute_trust', 'child_protection_medicals', date '2017-07-01', date '2017-09-30', date '2017-10-14', null, 12,
        'overdue')) as s (agency, organisation, extract, covers_from, covers_to, due_date, received_at, working_days_late, status);`);
  await copy.close();
  for (const file of [figures, measures]) rmSync(file);
  writeFileSync(
    join(workspace.paths.publish, 'current.json'),
    JSON.stringify({ database: `${run}/scorecard.duckdb`, site: `${run}/site`, run, published_at: '' }),
  );
}

function catalogueRows() {
  return Object.entries(catalogue).map(([measure_id, known]) => ({
    measure_id,
    title: measure_id.replaceAll('-', ' ').replace(/^./, (first) => first.toUpperCase()),
    definition: 'What it counts, in one sentence.',
    why_it_matters: '=HYPERLINK("http://example.org")',
    numerator_words: 'Those counted',
    denominator_words: known.unit ? 'Those it is of' : null,
    unit: known.unit ?? 'count',
    decimals: known.unit ? 1 : 0,
    polarity: known.polarity ?? 'neutral',
    period_kinds:
      measure_id.endsWith('open') || /cp-plans/.test(measure_id)
        ? 'snapshot'
        : 'month quarter year_to_date financial_year rolling_12_months',
    breakdowns: measure_id === 'referrals-received' ? 'source' : '',
    has_total: !measure_id.includes('share'),
    owner_agency: measure_id === 'da-incidents' ? 'police' : 'childrens_social_care',
    source_extracts: measure_id.startsWith('cp') ? 'child_protection_plans children' : 'referrals children',
    national_reference: null,
    caveats: known.caveats ?? null,
    definition_history: null,
    journey_stage: known.stage,
    board_priority: null,
    counts_people: true,
  }));
}
