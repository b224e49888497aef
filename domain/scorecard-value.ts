import type { PlainDate } from './plain-date.ts';
import type { PeriodKind } from './reporting-periods.ts';

/** Status of a value; the first of these that applies (outside contract, "Values"). */
export const valueStatusOrder = [
  'suppressed',
  'not_available',
  'not_applicable',
  'maturing',
  'provisional',
  'revised',
  'supplied',
] as const;

export type ValueStatus = (typeof valueStatusOrder)[number];

/** Columns of a value in the order of every export (outside contract, "Values"). */
export const scorecardColumns = [
  'measure_id',
  'period_kind',
  'period_label',
  'period_start',
  'period_end',
  'breakdown',
  'breakdown_value',
  'numerator',
  'denominator',
  'value',
  'unit',
  'status',
  'reason',
  'source_kind',
  'submission_ids',
] as const;

/** One value of the scorecard: a measure, a period and a breakdown value. `period_start` is null for a snapshot. */
export interface ScorecardValue {
  readonly measure_id: string;
  readonly period_kind: PeriodKind;
  readonly period_label: string;
  readonly period_start: PlainDate | null;
  readonly period_end: PlainDate;
  readonly breakdown: string;
  readonly breakdown_value: string;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly value: number | null;
  readonly unit: string;
  readonly status: ValueStatus;
  readonly reason: string | null;
  readonly source_kind: string | null;
  readonly submission_ids: string | null;
}
