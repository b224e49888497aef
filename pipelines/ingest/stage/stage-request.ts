import type { PlainDate } from '../../../domain/plain-date.ts';
import type { AreaName } from './areas.ts';

/** Everything a parsing child needs to read one file. Travels as a structured value. */
export interface StageRequest {
  /** The landed bytes. */
  readonly path: string;
  /** Name as dropped: it may state the extract and the window. */
  readonly fileName: string;
  readonly agency: string;
  readonly organisation: string;
  readonly sender: string;
  /** The day the file was received: nothing after it can be known. */
  readonly receivedOn: PlainDate;
  /** The pseudonymisation key. */
  readonly secret: Uint8Array;
  /** A folder of its own for the row files. */
  readonly outputFolder: string;
  /** Areas the board holds: the code list `areas`. */
  readonly areas: readonly AreaName[];
  /** Headers that a person approved for this sender. */
  readonly mappings: readonly ApprovedMapping[];
  /** Files of the same sender that this one is joined with (school census). */
  readonly companions: readonly CompanionFile[];
  /** Folder of added connectors (SIGHTLINE_CONNECTORS), '' when none. */
  readonly addedConnectors: string;
}

export interface ApprovedMapping {
  readonly extract: string;
  readonly header: string;
  readonly column: string;
}

/** An earlier file, by its landed bytes. */
export interface CompanionFile {
  readonly path: string;
  readonly fileName: string;
  readonly table: string;
}
