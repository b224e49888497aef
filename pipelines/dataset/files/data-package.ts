import { createHash } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scorecardColumns } from '../../../domain/scorecard-value.ts';
import { type Edition, quarterTitle } from '../edition.ts';

type Column = (typeof scorecardColumns)[number];

const descriptions: Record<Column, string> = {
  measure_id: 'Measure, as in the sheet Definitions',
  period_kind:
    'month, quarter, year_to_date, financial_year, rolling_12_months, snapshot, calendar_year or academic_year',
  period_label: 'Name of the period',
  period_start: 'First day of the period; empty for a snapshot',
  period_end: 'Last day of the period, or the day of a snapshot',
  breakdown: 'all, or the characteristic by which the measure is broken down',
  breakdown_value: 'all, or the code of the value; areas by their code',
  numerator: 'Count above the line; empty when it is not known or not shown',
  denominator: 'Count below the line of a percentage, rate or median',
  value: 'The figure, unrounded',
  unit: 'count, percentage (0 to 100), rate_per_10000, rate_per_1000, count_per_month, days, weeks, gbp, fte, rating or flag',
  status: 'suppressed, not_available, not_applicable, maturing, provisional, revised or supplied',
  reason: 'Why a value is not available',
  source_kind: 'record_level, aggregate_return or published',
  submission_ids: 'The submissions it rests on, joined by ;',
};

const types: Partial<Record<Column, string>> = {
  period_start: 'date',
  period_end: 'date',
  numerator: 'number',
  denominator: 'number',
  value: 'number',
};

/** Writes `datapackage.json` (Frictionless Data Package 1.0) for the files that stand beside it. */
export function writeDataPackage(folder: string, edition: Edition): void {
  const schema = {
    fields: scorecardColumns.map((name) => ({
      name,
      type: types[name] ?? 'string',
      description: descriptions[name],
    })),
    primaryKey: ['measure_id', 'period_kind', 'period_end', 'breakdown', 'breakdown_value'],
    missingValues: [''],
  };
  const descriptor = {
    profile: 'data-package',
    name: edition.publicationId.toLowerCase(),
    title: `${edition.partnership}: safeguarding dataset, ${quarterTitle(edition.quarter)}`,
    version: String(edition.number),
    sightline: {
      quarter: edition.quarter.label,
      publication: edition.publicationId,
      frozen: edition.isFrozen,
      published_at: edition.publishedAt,
      run: edition.run,
    },
    resources: [
      {
        ...resource(folder, 'values', 'values.csv', 'csv', 'text/csv'),
        profile: 'tabular-data-resource',
        encoding: 'utf-8',
        dialect: { delimiter: ',', lineTerminator: '\r\n', quoteChar: '"', doubleQuote: true, header: true },
        schema,
      },
      {
        ...resource(folder, 'values-parquet', 'values.parquet', 'parquet', 'application/vnd.apache.parquet'),
        schema,
      },
      resource(
        folder,
        'dataset',
        'dataset.xlsx',
        'xlsx',
        'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      ),
    ],
  };
  writeFileSync(join(folder, 'datapackage.json'), `${JSON.stringify(descriptor, null, 2)}\n`);
}

function resource(folder: string, name: string, path: string, format: string, mediatype: string) {
  const file = join(folder, path);
  return {
    name,
    path,
    profile: 'data-resource',
    format,
    mediatype,
    bytes: statSync(file).size,
    hash: `sha256:${createHash('sha256').update(readFileSync(file)).digest('hex')}`,
  };
}
