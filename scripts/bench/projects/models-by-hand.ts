import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundledProgram, type Program } from './bundled-program.ts';
import type { GeneratedModel } from './generated-project.ts';

/** The models' own SQL, one CREATE TABLE AS after the other on one connection, then a checkpoint. */
export async function byHand(models: readonly GeneratedModel[], database: string): Promise<Program> {
  const statements = models.map(
    (model) => `create or replace table ${model.name} as (\n${model.sql((name) => name)}\n)`,
  );
  const program = await bundledProgram(
    'by-hand',
    `import { readFileSync } from 'node:fs';
    import { DuckDBInstance } from '@duckdb/node-api';
    const { database, statements } = JSON.parse(readFileSync(new URL('statements.json', import.meta.url), 'utf8'));
    const instance = await DuckDBInstance.create(database);
    const connection = await instance.connect();
    for (const statement of statements) await connection.run(statement);
    await connection.run('checkpoint');
    connection.closeSync();
    instance.closeSync();`,
  );
  writeFileSync(join(program.file, '..', 'statements.json'), JSON.stringify({ database, statements }));
  return program;
}
