/** Writes dbt projects of any size for the benches: the same files for the same size, on every machine. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface GeneratedModel {
  readonly name: string;
  /** Its folder below models/. */
  readonly folder: string;
  readonly refs: readonly string[];
  /** The select, with `ref` standing for the way a table is named: as Jinja in the file, as SQL when run by hand. */
  sql(ref: (name: string) => string): string;
}

const COLUMNS = [
  'record_id',
  'child_key',
  'district_code',
  'source_code',
  'received_date',
  'decision_date',
  'working_days',
  'is_repeat',
  'is_out_of_area',
  'amount',
];

const PER_FOLDER = 50;

/** Models in layers: the first three make rows of their own, each later one reads three earlier ones. */
export function generatedModels(count: number, rows: number): GeneratedModel[] {
  const models: GeneratedModel[] = [];
  const nameOf = (index: number): string => `model_${String(index).padStart(4, '0')}`;
  for (let index = 0; index < count; index++) {
    const folder = `area_${String(Math.floor(index / PER_FOLDER)).padStart(2, '0')}`;
    const name = nameOf(index);
    if (index < 3) {
      models.push({ name, folder, refs: [], sql: () => rootSql(index, rows) });
      continue;
    }
    // Near parents make long chains, far ones make wide layers: both as in projects of this size.
    const refs = [index - 1 - (index % 3), Math.floor(index / 2), Math.floor(index / 3)].map(
      (parent, i, all) => (all.indexOf(parent) === i ? parent : Math.max(0, parent - i)),
    );
    const parents = [...new Set(refs)];
    for (let spare = 0; parents.length < 3; spare++) if (!parents.includes(spare)) parents.push(spare);
    const names = parents.map(nameOf);
    models.push({ name, folder, refs: names, sql: (ref) => joinSql(names, ref, index) });
  }
  return models;
}

function rootSql(index: number, rows: number): string {
  return `select
    i as record_id,
    i % 997 as child_key,
    'E0700' || cast(i % 5 as varchar) as district_code,
    i % ${7 + index} as source_code,
    date '2017-04-01' + cast(i % 365 as integer) as received_date,
    date '2017-04-03' + cast(i % 365 as integer) as decision_date,
    i % 21 as working_days,
    i % 11 = 0 as is_repeat,
    i % 13 = 0 as is_out_of_area,
    i * 0.25 as amount
from range(${rows}) as numbers(i)
`;
}

function joinSql(parents: readonly string[], ref: (name: string) => string, index: number): string {
  return `with referrals as (

    select * from ${ref(parents[0]!)}

),

enquiries as (

    select * from ${ref(parents[1]!)}

),

conferences as (

    select * from ${ref(parents[2]!)}

),

joined as (

    select
        referrals.record_id,
        referrals.child_key,
        referrals.district_code,
        enquiries.source_code,
        referrals.received_date,
        conferences.decision_date,
        referrals.working_days,
        referrals.is_repeat or enquiries.is_repeat as is_repeat,
        conferences.is_out_of_area,
        referrals.amount + ${index} as amount
    from referrals
    left join enquiries on referrals.record_id = enquiries.record_id
    left join conferences on referrals.record_id = conferences.record_id

)

select * from joined
`;
}

/** Writes dbt_project.yml, profiles.yml, a .sql file for each model and one schema file for each folder. */
export function writeProject(root: string, models: readonly GeneratedModel[]): void {
  write(root, 'dbt_project.yml', PROJECT);
  write(root, 'profiles.yml', PROFILES);
  const folders = new Map<string, GeneratedModel[]>();
  for (const model of models) {
    write(
      root,
      `models/${model.folder}/${model.name}.sql`,
      model.sql((name) => `{{ ref('${name}') }}`),
    );
    const list = folders.get(model.folder) ?? [];
    list.push(model);
    folders.set(model.folder, list);
  }
  for (const [folder, members] of folders)
    write(root, `models/${folder}/_${folder}.yml`, schemaFile(members));
}

const PROJECT = `name: generated
version: '1.0'
config-version: 2
profile: generated
models:
  generated:
    +materialized: table
`;

const PROFILES = `generated:
  target: dev
  outputs:
    dev:
      type: duckdb
      path: warehouse.duckdb
      threads: 2
`;

function schemaFile(models: readonly GeneratedModel[]): string {
  const lines = ['version: 2', '', 'models:'];
  for (const model of models) {
    lines.push(`  - name: ${model.name}`);
    lines.push(
      `    description: Generated for measuring. One row per record of ${model.refs[0] ?? 'its own'}.`,
    );
    lines.push('    columns:');
    for (const column of COLUMNS) {
      lines.push(`      - name: ${column}`);
      lines.push(
        `        description: The ${column.replaceAll('_', ' ')} of the record, as ${model.name} has it.`,
      );
    }
  }
  return `${lines.join('\n')}\n`;
}

function write(root: string, path: string, text: string): void {
  const file = join(root, path);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, text);
}
