import type { PlainDate } from '../../../domain/plain-date.ts';

/** A row of the scorecard as disclosure control sees it: one measure, period and breakdown value. */
export interface ScorecardRow {
  readonly measure_id: string;
  readonly period_kind: string;
  /** Null for a snapshot. */
  readonly period_start: PlainDate | null;
  readonly period_end: PlainDate;
  readonly breakdown: string;
  readonly breakdown_value: string;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly value: number | null;
  readonly unit: string;
}

/** What disclosure control needs of the catalogue. */
export interface MeasureTraits {
  readonly measure_id: string;
  /** False for measures that count no people (meetings, audits, money): they are never suppressed. */
  readonly counts_people: boolean;
  /** The measure whose count is this one's numerator or denominator, where the catalogue says so. */
  readonly numerator_measure?: string | null;
  readonly denominator_measure?: string | null;
}

/** A cell that readers of an earlier release have seen, with the count it showed. */
export interface EarlierCell {
  readonly measure_id: string;
  readonly period_start: PlainDate | null;
  readonly period_end: PlainDate;
  readonly breakdown: string;
  readonly breakdown_value: string;
  readonly numerator: number | null;
  readonly denominator: number | null;
}

/** The code of each value in a coarser breakdown: `source_group` -> `1A` -> `family_or_self`. */
export type Groupings = ReadonlyMap<string, ReadonlyMap<string, string>>;

export interface DisclosureInput {
  readonly rows: readonly ScorecardRow[];
  readonly measures: readonly MeasureTraits[];
  /** Counts from 1 to this are never shown; 0 switches disclosure control off. */
  readonly threshold: number;
  readonly groupings?: Groupings;
  readonly earlier?: readonly EarlierCell[];
}
