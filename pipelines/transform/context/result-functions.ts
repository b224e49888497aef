/** store_result and load_result: what the statements of one node's templates answered, by name. */
import { DbtError } from '../errors.ts';
import { toStr, tupleFrom } from '../jinja/index.ts';
import { responseValue } from './adapter-response.ts';
import { ResultTable } from './agate/table.ts';
import { boundFunction } from './arguments.ts';
import { namespaceObject } from './namespace-object.ts';
import type { Scope } from './scope.ts';

function store(scope: Scope, name: unknown, response: unknown, agateTable: unknown): string {
  const table = agateTable instanceof ResultTable ? agateTable : ResultTable.empty();
  const data = table.data.map((row) => tupleFrom(row));
  scope.results.set(toStr(name), { response: response ?? null, data, table });
  scope.loadedResults.delete(toStr(name));
  return '';
}

/** A result can be loaded once, but for that of the statement `main`. */
function load(scope: Scope, name: string): unknown {
  const stored = scope.results.get(name);
  if (!stored) return null;
  if (scope.loadedResults.has(name)) {
    const message = `The 'statement' result named '${name}' has already been loaded into a variable`;
    throw new DbtError('Compilation', message);
  }
  if (name !== 'main') scope.loadedResults.add(name);
  const { response, data, table } = stored;
  return namespaceObject('result', { response, data, table });
}

/** By name: what makes the function for a scope. */
export const RESULT_FUNCTIONS: Record<string, (scope: Scope) => unknown> = {
  store_result: (scope) =>
    boundFunction('store_result', ['name', 'response', 'agate_table'], (name, response, table) =>
      store(scope, name, response, table),
    ),
  store_raw_result: (scope) =>
    boundFunction(
      'store_raw_result',
      ['name', 'message', 'code', 'rows_affected', 'agate_table'],
      (name, message, code, rows, table) => {
        const response = responseValue({ _message: message, code, rows_affected: rows });
        return store(scope, name, response, table);
      },
    ),
  load_result: (scope) => boundFunction('load_result', ['name'], (name) => load(scope, toStr(name))),
};
