import type { Board } from '../../workspace/workspace.ts';

/** Share of the rows to restate, in percent, beyond which a withdrawal waits for a person (setting withdrawal_guard). */
export function withdrawalGuard(board: Board): number {
  const chosen = (board.settings as Readonly<Record<string, unknown>> | null)?.withdrawal_guard;
  return typeof chosen === 'number' ? chosen : 20;
}
