import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of its own that does not exist yet. */
export function temporaryFolder(): string {
  return join(mkdtempSync(join(tmpdir(), 'sightline-schedule-')), 'board');
}
