import { statSync } from 'node:fs';
import { isRefusal } from '../../../connectors/reading/refusal.ts';
import { diskFull } from '../../workspace/disk-full.ts';
import { createParsePool } from '../parse/pool.ts';
import { refusedFile, type StageOutcome } from '../staged.ts';
import type { StageRequest } from './stage-request.ts';

/** A history of half a million rows takes longer than a quarter, and much longer on a busy machine. */
const wallMsPerMb = 10_000;

/** Reads files in child processes. */
export interface Stager {
  stage(request: Omit<StageRequest, 'addedConnectors'>): Promise<StageOutcome>;
  close(): Promise<void>;
}

/** `size` children at once; `onTrouble` is told why one failed, never a value of a file. */
export function openStager(size: number, onTrouble: (what: string) => void): Stager {
  const pool = createParsePool({ size, onTrouble });
  return {
    async stage(request) {
      const argument: StageRequest = {
        ...request,
        // The children have none of the parent's environment.
        addedConnectors: process.env.SIGHTLINE_CONNECTORS ?? '',
      };
      const moreWallMs = (statSync(request.path).size / 1e6) * wallMsPerMb;
      const outcome = await pool.run<StageOutcome>({
        module: 'stage',
        exportName: 'stageFile',
        argument,
        moreWallMs,
      });
      if (isRefusal(outcome) && !('reason' in outcome)) {
        if (outcome.code === 'DISK_FULL') throw diskFull(undefined, request.outputFolder);
        return refusedFile(outcome);
      }
      return outcome as StageOutcome;
    },
    close: () => pool.close(),
  };
}
