/** Finds the place in the user's file that a complaint of DuckDB is about. */
import type { Runtime } from '../context/runtime.ts';
import { DbtError, type SourcePlace } from '../errors.ts';

interface WithSql {
  sql?: string;
}

/**
 * A database error with the node's file and, where DuckDB names a line of the node's own SQL, the line of the file
 * that it was rendered from. The caret under the SQL is DuckDB's own and stays in the message.
 */
export function locateSqlError(runtime: Runtime, node: Record<string, any>, error: unknown): unknown {
  if (!(error instanceof DbtError)) return error;
  error.at({ node: node.unique_id });
  const sql = (error as DbtError & WithSql).sql;
  const place = sql === undefined ? undefined : placeInSource(runtime, node, sql, error.message);
  if (place) error.place = { ...error.place, ...place, macros: undefined };
  else if (!error.place.file || error.place.file.startsWith('built-in/')) {
    error.place = { ...error.place, file: node.original_file_path, line: undefined, column: undefined };
  }
  return error;
}

/** The place in the node's file of the line that DuckDB marks in a statement. */
export function placeInSource(
  runtime: Runtime,
  node: Record<string, any>,
  sql: string,
  message: string,
): SourcePlace | undefined {
  const match = /LINE (\d+): (.*)\n( *)\^/.exec(message);
  if (!match || !node.compiled_code) return undefined;
  const marked = sql.split('\n')[Number(match[1]) - 1];
  if (marked === undefined || !marked.trim()) return undefined;
  const compiled: string[] = String(node.compiled_code).split('\n');
  const index = compiled.findIndex((line) => line.trim() === marked.trim());
  if (index < 0) return undefined;
  const source: string[] = String(node.raw_code ?? '').split('\n');
  const line = sourceLine(source, compiled, index);
  const caret = caretColumn(marked, match[2]!, match[3]!.length - `LINE ${match[1]}: `.length);
  const word = /[\w"]+/.exec(marked.slice(caret))?.[0] ?? '';
  const text = source[line] ?? '';
  const column = word && text.includes(word) ? text.indexOf(word) : Math.max(0, text.search(/\S/));
  const firstLine = runtime.state.notes.get(node as never)?.firstLine ?? 1;
  return { file: node.original_file_path, line: firstLine + line, column: column + 1 };
}

/** DuckDB shortens long lines to an extract around the mistake; the caret's place in the whole line. */
function caretColumn(line: string, extract: string, caret: number): number {
  const core = extract.replace(/^\.\.\./, '').replace(/\.\.\.$/, '');
  const start = line.indexOf(core);
  if (start < 0) return Math.max(0, caret);
  return Math.max(0, start + caret - (extract.startsWith('...') ? 3 : 0));
}

/**
 * The line of the template that a compiled line came from: lines that stand in both unchanged are fixed points, and
 * between two of them the lines are counted off from the upper one.
 */
function sourceLine(source: string[], compiled: string[], index: number): number {
  const exact = source.findIndex((line) => line.trim() === compiled[index]!.trim());
  if (exact >= 0 && source.filter((line) => line.trim() === compiled[index]!.trim()).length === 1)
    return exact;
  const unique = (line: string): number => {
    const text = line.trim();
    if (text.length < 3) return -1;
    const first = source.findIndex((item) => item.trim() === text);
    return first >= 0 && source.findIndex((item, i) => i > first && item.trim() === text) < 0 ? first : -1;
  };
  let above = -1;
  let steps = index + 1;
  for (let i = index - 1; i >= 0; i--) {
    const found = unique(compiled[i]!);
    if (found < 0) continue;
    above = found;
    steps = index - i;
    break;
  }
  let below = source.length;
  let back = 0;
  for (let i = index + 1; i < compiled.length; i++) {
    const found = unique(compiled[i]!);
    if (found <= above) continue;
    below = found;
    back = i - index;
    break;
  }
  const down = Math.min(above + steps, below - 1);
  const up = Math.max(below - back, above + 1);
  // A gap of as many lines in both is unambiguous; otherwise the line with a template in it is meant.
  if (down === up || below === source.length) return Math.max(0, Math.min(down, source.length - 1));
  for (let i = above + 1; i < below; i++) if (/\{\{|\{%/.test(source[i]!)) return i;
  return Math.max(0, down);
}
