/** show: rows as text and as JSON, and what the artefacts keep of it; docs of a project that is not compiled. */
import { DuckDBDecimalValue, DuckDBTimestampValue } from '@duckdb/node-api';
import { afterAll, describe, expect, it } from 'vitest';
import { PyDecimal } from '../../pipelines/transform/context/decimal.ts';
import { PyDateTime } from '../../pipelines/transform/context/modules/datetime/datetime.ts';
import { templateValue } from '../../pipelines/transform/execute/duckdb-value.ts';
import { ProjectFolder } from './project-folder.ts';

const project = new ProjectFolder({
  'models/wide.sql': "select 1 as a, 2 as b, 3 as c, 4 as d, 5 as e, 'a text that is longer' as f, 7 as g",
  'models/typed.sql':
    "select 1.5 as d, 2.0::double as e, null as n, date '2020-01-01' as day, timestamp '2020-01-01 10:00' as at",
});
afterAll(() => project.remove());

describe('show', () => {
  it('cuts a table to six columns of twenty characters', async () => {
    const { out, exitCode } = await project.run('show', '--select', 'wide');
    expect(exitCode).toBe(0);
    expect(out.split('\n').slice(-4)).toEqual([
      "Previewing node 'wide':",
      '| a | b | c | d | e | f                    | ... |',
      '| - | - | - | - | - | -------------------- | --- |',
      '| 1 | 2 | 3 | 4 | 5 | a text that is lo... | ... |',
    ]);
  });

  it('keeps numbers and moments in JSON, and notes the query it made', async () => {
    const { out } = await project.run('show', '--select', 'typed', '--output', 'json', '--limit', '2');
    expect(out.slice(out.indexOf('{\n'))).toBe(`{
  "node": "typed",
  "show": [
    {
      "d": 1.5,
      "e": 2.0,
      "n": null,
      "day": "2020-01-01",
      "at": "2020-01-01T10:00:00"
    }
  ]
}`);
    const [result] = project.artefact('run_results.json').results;
    expect(result.compiled_code).toMatch(/limit 2\s*$/);
    expect(result.adapter_response).toEqual({
      _message: 'OK',
      code: null,
      rows_affected: null,
      query_id: null,
    });
  });

  it('reads values of classes that a bundler has renamed', () => {
    class _DuckDBDecimalValue extends DuckDBDecimalValue {}
    class _DuckDBTimestampValue extends DuckDBTimestampValue {}
    expect(templateValue(new _DuckDBDecimalValue(150n, 3, 2), 'DECIMAL(3,2)')).toBeInstanceOf(PyDecimal);
    expect(templateValue(new _DuckDBTimestampValue(0n), 'TIMESTAMP')).toBeInstanceOf(PyDateTime);
  });
});

describe('docs generate --no-compile', () => {
  it('reads the database and compiles nothing', async () => {
    await project.run('run');
    project.write({ 'models/broken.sql': '{{ exceptions.raise_compiler_error("no") if execute }}' });
    expect((await project.run('docs', 'generate', '--no-compile')).exitCode).toBe(0);
    expect(Object.keys(project.artefact('catalog.json').nodes)).toEqual([
      'model.shop.typed',
      'model.shop.wide',
    ]);
    expect((await project.run('docs', 'generate')).exitCode).not.toBe(0);
  });
});
