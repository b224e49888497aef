/** Snapshots written in YAML: a relation and its configuration, without a SQL file. */
import { join } from 'node:path';
import { fileChecksum } from '../artifacts/hash.ts';
import { DbtError } from '../errors.ts';
import type { Project } from '../project/project-file.ts';
import { readText } from '../project/text-file.ts';
import { folderFqn } from './node-factory.ts';
import type { ParseContext } from './parse-context.ts';
import { parseNode } from './sql-nodes.ts';

/** Makes the snapshot's node: a plain select of everything in its relation. */
export function addYamlSnapshot(
  context: ParseContext,
  project: Project,
  file: string,
  relative: string,
  entry: Record<string, any>,
): void {
  const name = String(entry.name);
  if (!/^\s*(ref|source)\s*\(/.test(String(entry.relation)))
    throw new DbtError(
      'Parsing',
      `Invalid jinja expression: ${entry.relation} (the relation of the snapshot ${name} is a ref or a source)`,
      { file },
    );
  parseNode(
    context,
    project,
    {
      resourceType: 'snapshot',
      name,
      path: `${name}.sql`,
      originalPath: file,
      uniqueId: `snapshot.${project.name}.${name}`,
      fqn: [...folderFqn(project, relative), name],
      checksum: fileChecksum(readText(join(project.root, file))),
      rawCode: `select * from {{ ${entry.relation} }}`,
    },
    join(project.root, file),
  );
}
