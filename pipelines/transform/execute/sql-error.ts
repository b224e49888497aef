/** Finds the place in the user's file that a complaint of DuckDB is about. */
import type { Runtime } from '../context/runtime.ts';
import { DbtError } from '../errors.ts';

interface WithSql {
  sql?: string;
}

/**
 * A database error with the node's file and, where DuckDB names a line of the statement that also stands in the
 * user's file, that line. The caret under the SQL is DuckDB's own and stays in the message.
 */
export function locateSqlError(runtime: Runtime, node: Record<string, any>, error: unknown): unknown {
  if (!(error instanceof DbtError)) return error;
  error.at({ node: node.unique_id });
  const sql = (error as DbtError & WithSql).sql;
  if (sql === undefined || (error.place.line !== undefined && error.place.file !== undefined && !sql))
    return error;
  const place = placeInSource(runtime, node, sql, error.message);
  if (place) error.place = { ...error.place, ...place };
  else error.at({ file: node.original_file_path });
  return error;
}

function placeInSource(
  runtime: Runtime,
  node: Record<string, any>,
  sql: string,
  message: string,
): { file: string; line: number; column: number } | undefined {
  const match = /LINE (\d+): (.*)\n( *)\^/.exec(message);
  if (!match) return undefined;
  const lineNumber = Number(match[1]);
  const line = sql.split('\n')[lineNumber - 1];
  if (line === undefined || !line.trim()) return undefined;
  const source = String(node.raw_code ?? '').split('\n');
  const firstLine = runtime.state.notes.get(node as never)?.firstLine ?? 1;
  const exact = source
    .map((text, index) => [text, index] as const)
    .filter(([text]) => text.trim() === line.trim());
  const found = exact.length === 1 ? exact[0]! : mostAlike(source, line);
  if (!found) return undefined;
  const caret = caretColumn(line, match[2]!, match[3]!.length - `LINE ${lineNumber}: `.length);
  const word = /[\w"]+/.exec(line.slice(caret))?.[0] ?? '';
  const column = word && found[0].includes(word) ? found[0].indexOf(word) : Math.max(0, caret);
  return { file: node.original_file_path, line: firstLine + found[1], column: column + 1 };
}

/** DuckDB shortens long lines to an extract around the mistake; the caret's place in the whole line. */
function caretColumn(line: string, extract: string, caret: number): number {
  const core = extract.replace(/^\.\.\./, '').replace(/\.\.\.$/, '');
  const start = line.indexOf(core);
  if (start < 0) return Math.max(0, caret);
  return start + caret - (extract.startsWith('...') ? 3 : 0);
}

/** The one line of the source with the longest beginning or end in common with a compiled line. */
function mostAlike(source: string[], line: string): readonly [string, number] | undefined {
  let best: readonly [string, number] | undefined;
  let bestScore = 0;
  const wanted = line.trim();
  source.forEach((text, index) => {
    const candidate = text.trim();
    let head = 0;
    while (head < candidate.length && candidate[head] === wanted[head]) head++;
    let tail = 0;
    while (tail < candidate.length - head && candidate.at(-1 - tail) === wanted.at(-1 - tail)) tail++;
    const score = (head + tail) / Math.max(1, Math.max(candidate.length, wanted.length));
    if (score > bestScore) {
      bestScore = score;
      best = [text, index];
    }
  });
  return bestScore >= 0.4 ? best : undefined;
}
