// The child process that runs one reader's statement. Its parent kills it when it takes too long or too much memory.
import type { QueryAnswer, QueryRequest } from './query-types.ts';
import { runStatement } from './run-statement.ts';

process.on('message', (message) => void answer(message as QueryRequest));
// Without a parent nobody wants the answer.
process.on('disconnect', () => process.exit(0));
tell({ kind: 'ready' });

async function answer(request: QueryRequest): Promise<void> {
  tell(await runStatement(request));
}

function tell(message: QueryAnswer): void {
  process.send!(message);
}
