// The child process that parses agencies' files. Its parent kills it when it takes too long or too much memory.
import { isDiskFull } from '../workspace/disk-full.ts';
import type { AnswerMessage, JobMessage } from './parse/parse-job.ts';
import { parseModules } from './parse/parse-modules.ts';

// Whatever it writes (row files) is for its owner alone.
process.umask(0o077);

process.on('message', (message) => void answer(message as JobMessage));
// Without a parent nobody wants the answer.
process.on('disconnect', () => process.exit(0));
tell({ kind: 'ready' });

async function answer({ id, module, exportName, argument }: JobMessage): Promise<void> {
  try {
    const loaded = (await (parseModules[module]?.() ?? import(module))) as Record<string, unknown>;
    const job = loaded[exportName];
    if (typeof job !== 'function') throw new TypeError('The parse function is missing.');
    tell({ kind: 'result', id, value: await job(argument) });
  } catch (error) {
    const { name, stack } = error instanceof Error ? error : new Error('not an error');
    // The frames only: a message may quote the file.
    const frames = (stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '));
    tell({ kind: 'thrown', id, name, stack: frames.slice(0, 12).join('\n'), isDiskFull: isDiskFull(error) });
  }
}

function tell(message: AnswerMessage): void {
  process.send!(message);
}
