import type { LocalDateTime } from '../../workspace/clock.ts';

/** A file found in the inbox, not yet opened. */
export interface Drop {
  readonly agency: string;
  /** Sub-folder of the agency, '' when the agency sends as one. */
  readonly organisation: string;
  /** Name as dropped. Data only: never part of a path that is written, but for the receipt beside it. */
  readonly name: string;
  readonly path: string;
  /** What lies there. Anything but a file is refused without being opened. */
  readonly kind: 'file' | 'link' | 'other';
  readonly size: number;
  /** Tells this drop from another file of the same name: inode, size and time of change. */
  readonly mark: string;
  /** Milliseconds since the file last changed in any way, by the machine's clock. */
  readonly changedAt: number;
}

/** A drop whose bytes are safe in data/landing. */
export interface LandedFile extends Drop {
  /** Null for what is not a file. */
  readonly sha256: string | null;
  readonly receivedAt: LocalDateTime;
}

/** Keys, replacement, withdrawal and due dates work per sender and extract (returns contract, `sender`). */
export function senderOf(drop: { agency: string; organisation: string }): string {
  return drop.organisation ? `${drop.agency}/${drop.organisation}` : drop.agency;
}
