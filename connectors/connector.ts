import type { CodeListName } from '../domain/code-lists/index.ts';

/** How a cell is read: see docs/data-specification for what each type accepts. */
export type ColumnType =
  | 'id'
  | 'date'
  | 'datetime'
  | 'integer'
  | 'decimal'
  | 'yes_no'
  | 'code'
  | 'text'
  | 'postcode_district';

/**
 * What happens to a value because it is about a person. `identifier`: replaced by a keyed hash before landing.
 * `date_of_birth`: kept in the restricted raw table only. `link_only`: read to make a link token, then dropped.
 */
export type Personal = 'none' | 'identifier' | 'date_of_birth' | 'link_only';

export type ColumnUse = 'measure' | 'breakdown' | 'key' | 'link' | 'check' | 'commentary' | 'rag';

/** One column of an extract: its name in the raw table, and the headers under which agencies send it. */
export interface Column {
  readonly name: string;
  /** The header printed on the template. */
  readonly header: string;
  /** Other headers by which the column is recognised. */
  readonly also?: readonly string[];
  readonly type: ColumnType;
  /** The code list of a `code` column. */
  readonly list?: CodeListName;
  /** Several codes in one cell, separated by semicolons. */
  readonly multiple?: boolean;
  /** A row whose required cell is blank or unreadable is refused. */
  readonly required: boolean;
  /** A date after the data date is allowed here (due dates, expected births). */
  readonly mayBeFuture?: boolean;
  readonly personal: Personal;
  readonly use: readonly ColumnUse[];
  readonly description: string;
}

/** Which rows a window restates: those dated in it, those open in it, or none (the extract is not dated). */
export type Coverage = 'none' | { readonly date: string } | { readonly from: string; readonly to: string };

/**
 * One extract: what an agency sends, one row per event or spell. The only place where its columns are listed; the raw
 * table, template, data specification, receipt wording and conformance tests are made from it.
 */
export interface Connector {
  readonly extract: string;
  /** The agency that owns the extract (an inbox folder), or `any`. */
  readonly agency: string;
  /** Other agencies that may send it. */
  readonly acceptedFrom?: readonly string[];
  /**
   * `own_agency_first`: rows of other senders count only for periods the own agency does not cover.
   * `added`: every sender has different rows and all count.
   */
  readonly severalSenders?: 'own_agency_first' | 'added';
  readonly title: string;
  readonly grain: string;
  /** The national return that holds the same data. */
  readonly national?: string;
  readonly key: readonly string[];
  readonly keyIfNoId?: readonly string[];
  readonly replaces: 'reporting_year' | 'key' | 'appends';
  readonly coverage: Coverage;
  readonly frequency: 'monthly' | 'quarterly' | 'annual';
  readonly dueWorkingDays: number;
  readonly note?: string;
  readonly columns: readonly Column[];
}

/** Declares an extract. The default export of every connector.ts. */
export function defineConnector(connector: Connector): Connector {
  return connector;
}

/** True when the agency of an inbox folder may send the extract. */
export function maySend(connector: Connector, agency: string): boolean {
  return connector.agency === agency || (connector.acceptedFrom?.includes(agency) ?? false);
}
