import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Connector } from '../../connectors/connector.ts';
import { packageRoot } from '../../pipelines/workspace/package-root.ts';

/** An invented cell for each heading of a return: the first of its good fixture that is filled. */
export function exampleCells({ agency, extract }: Connector): ReadonlyMap<string, string> {
  const path = join(packageRoot(), 'fixtures', agency, extract, 'clean.csv');
  if (!existsSync(path)) return new Map();
  const [headings = [], ...rows] = readFileSync(path, 'utf8').trim().split('\n').map(fieldsOf);
  return new Map(
    headings.map((heading, at) => [
      heading,
      rows.map((row) => row[at] ?? '').find((text) => text !== '') ?? '',
    ]),
  );
}

/** Fields of one line of CSV. */
function fieldsOf(line: string): string[] {
  return [...line.trim().matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  );
}
