import { isRefusal } from '../../../connectors/reading/refusal.ts';
import { createParsePool } from '../parse/pool.ts';
import { refusedFile, type StageOutcome } from '../staged.ts';
import type { StageRequest } from './stage-request.ts';

/** Reads files in child processes. */
export interface Stager {
  stage(request: Omit<StageRequest, 'secret' | 'addedConnectors'>): Promise<StageOutcome>;
  close(): Promise<void>;
}

export function openStager(secret: Buffer, size: number, onTrouble: (what: string) => void): Stager {
  const pool = createParsePool({ size, onTrouble });
  const addedConnectors = process.env.SIGHTLINE_CONNECTORS ?? '';
  return {
    async stage(request) {
      const argument: StageRequest = { ...request, secret, addedConnectors };
      const outcome = await pool.run<StageOutcome>({ module: 'stage', exportName: 'stageFile', argument });
      if (isRefusal(outcome) && !('reason' in outcome)) return refusedFile(outcome);
      return outcome as StageOutcome;
    },
    close: () => pool.close(),
  };
}
