import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DbtOutcome } from '../../pipelines/transform/index.ts';
import { emptyBoard, onBoard } from './empty-board.ts';
import { plannedLoops } from './plans.ts';

const root = join(import.meta.dirname, '..', '..');

describe('the models over a board to which nothing was sent', () => {
  let board: Awaited<ReturnType<typeof emptyBoard>>;
  let built: DbtOutcome;

  beforeAll(async () => {
    board = await emptyBoard();
    built = await onBoard(board, ['build', '--exclude', 'test_type:unit']);
  });
  afterAll(async () => board.warehouse.close());

  const models = () => Object.values(built.manifest!.nodes).filter((node) => node.resource_type === 'model');
  const compiled = (name: string) => {
    const node = models().find((model) => model.name === name)!;
    return readFileSync(join(board.target, 'compiled', 'sightline', node.original_file_path), 'utf8');
  };

  it('build, and every test of the data passes', () => {
    const failed = built.results.filter((result) => !['success', 'pass'].includes(result.status));
    expect(failed.map((result) => `${result.unique_id}: ${result.message}`)).toEqual([]);
  });

  it('hold all 266 measures, each with its texts', async () => {
    const connection = await board.warehouse.connect();
    const reader = await connection.runAndReadAll(`
      select count(*), count(distinct measure_id), count(distinct title),
        count(*) filter (where title = '' or definition is null or why_it_matters is null or numerator_words is null)
      from scorecard.measures where not is_additional`);
    expect(reader.getRows()[0]?.map(Number)).toEqual([266, 266, 266, 0]);
    const added = await connection.runAndReadAll(`
      select measure_id from scorecard.measures
      where is_additional and counts_people and definition is not null and why_it_matters is not null and numerator_words is not null order by all`);
    expect(added.getRows().flat()).toEqual([
      'lac-detained-overnight',
      'missing-education-exploitation-risk',
      'on-plan-emergency-mental-health',
      'on-plan-reported-missing',
      'unlinked-education-pct',
      'unlinked-health-pct',
      'unlinked-police-pct',
    ]);
  });

  it('give every percentage and rate a denominator in words', async () => {
    const connection = await board.warehouse.connect();
    const reader = await connection.runAndReadAll(`
      select measure_id from scorecard.measures
      where value_rule <> 'numerator' and denominator_words is null and kind <> 'as published'`);
    expect(reader.getRows().flat()).toEqual([]);
  });

  it('scan each fact once for all its measures', () => {
    const twice = models()
      .filter((model) => model.name.startsWith('measures_'))
      .flatMap((model) => {
        const scans = [...compiled(model.name).matchAll(/"facts"\."(fct_\w+)"/g)].map((match) => match[1]);
        return scans.length > new Set(scans).size ? [model.name] : [];
      });
    expect(twice).toEqual([]);
  });

  it('plan no nested-loop join and no cross product', async () => {
    const connection = await board.warehouse.connect();
    expect(await plannedLoops(connection, built.manifest!, board.target)).toEqual([]);
  });

  it('use only SQL that PostgreSQL shares', () => {
    const forbidden = /\bqualify\b|\bgroup by all\b|\bexclude\s*\(|\basof\b|\btry_cast\b|\blist_\w+\(/i;
    const own = models().filter((model) => forbidden.test(compiled(model.name).replace(/--.*$/gm, '')));
    expect(own.map((model) => model.name)).toEqual([]);
  });

  it('say what a row is, and stay short', () => {
    const wanting = models().filter(
      (model) => !/One row( per|\.)/.test(String(model.description)) || lines(model.original_file_path) > 125,
    );
    expect(wanting.map((model) => basename(model.original_file_path))).toEqual([]);
  });

  it('work an example of every measure that is counted from a fact', () => {
    const examples = JSON.stringify(Object.values(built.manifest!.unit_tests).map((test) => test.expect));
    const wanting = models()
      .filter((model) => compiled(model.name).includes('"facts"."fct_'))
      .flatMap((model) => (model.config.meta as { measures?: { id: string }[] }).measures ?? [])
      .filter((measure) => !examples.includes(`"${measure.id}"`));
    expect(wanting.map((measure) => measure.id)).toEqual([]);
  });
});

function lines(path: string): number {
  return readFileSync(join(root, path), 'utf8').split('\n').length;
}
