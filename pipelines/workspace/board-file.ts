import { readFileSync } from 'node:fs';
import { isMap, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { OperatorError } from '../../domain/operator-error.ts';
import { type Board, boardSchema } from './board-schema.ts';

type Path = readonly PropertyKey[];

/**
 * Reads board.yml. Every unknown key and bad value is named with its line in one OperatorError (BOARD_INVALID), so that
 * the officer mends the file in one go.
 */
export function readBoardFile(path: string): Board {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new OperatorError(
      'NOT_A_WORKSPACE',
      `There is no board.yml at ${path}. Make a workspace with \`sightline init <dir>\`, or name one with --workspace <dir>.`,
    );
  }
  return parseBoard(text, path);
}

/** Parses the text of board.yml; `file` is named in messages. */
export function parseBoard(text: string, file: string): Board {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const problems: string[] = document.errors.map(
    (e) => `line ${lines.linePos(e.pos[0]).line}: ${e.message.split('\n')[0]}`,
  );
  if (problems.length === 0) {
    const result = boardSchema.safeParse(document.toJS() ?? {});
    if (result.success) return result.data;
    const lineOf = (at: Path) => lineOfPath(document.contents as Node | null, at, lines);
    for (const issue of result.error.issues) {
      if (issue.code === 'unrecognized_keys') {
        for (const key of issue.keys) {
          const at = [...issue.path, key];
          problems.push(`line ${lineOf(at)}: unknown key \`${at.join('.')}\``);
        }
      } else {
        problems.push(
          `line ${lineOf(issue.path)}: \`${issue.path.join('.') || 'board.yml'}\` ${issue.message}`,
        );
      }
    }
  }
  problems.sort((a, b) => Number(a.slice(5, a.indexOf(':'))) - Number(b.slice(5, b.indexOf(':'))));
  throw new OperatorError(
    'BOARD_INVALID',
    `${file} has ${problems.length === 1 ? 'an error' : `${problems.length} errors`}:\n  ${problems.join('\n  ')}`,
  );
}

/** The line of the deepest part of a path that is in the file. */
function lineOfPath(root: Node | null, path: Path, lines: LineCounter): number {
  let node: Node | null = root;
  let offset = root?.range?.[0] ?? 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(
        (item) => String((item.key as { value?: unknown })?.value ?? item.key) === String(step),
      );
      if (!pair) break;
      offset = (pair.key as Node).range?.[0] ?? offset;
      node = pair.value as Node | null;
    } else if (isSeq(node)) {
      node = (node.items[Number(step)] as Node | undefined) ?? null;
      offset = node?.range?.[0] ?? offset;
    } else break;
  }
  return lines.linePos(offset).line;
}
