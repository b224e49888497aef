import { RequestProblem } from '../problem.ts';
import type { Filter, Given, Resource } from './resource.ts';

/** Parameters that every resource takes. */
export const commonFilters: readonly Filter[] = [
  {
    name: 'format',
    description: 'The form of the answer; wins over the Accept header.',
    values: ['json', 'csv', 'parquet', 'arrow'],
  },
];

/**
 * The filters of a request. A parameter that is not known is refused: a misspelt filter must not give everything.
 * Throws RequestProblem 400.
 */
export function readFilters(resource: Pick<Resource, 'filters'>, parameters: URLSearchParams): Given {
  const known = [...resource.filters, ...commonFilters];
  const given = new Map<string, string[]>();
  for (const [name, value] of parameters) {
    const filter = known.find((one) => one.name === name);
    if (!filter) {
      const names = known.map((one) => one.name).join(', ');
      throw new RequestProblem(400, `There is no filter of that name; there are ${names}.`);
    }
    if (filter.values && !filter.values.includes(value))
      throw new RequestProblem(400, `${name} is one of ${filter.values.join(', ')}.`);
    const values = given.get(name) ?? [];
    if (values.length > 0 && !filter.isMany)
      throw new RequestProblem(400, `${name} is given more than once; give it once.`);
    given.set(name, [...values, value]);
  }
  given.delete('format');
  return given;
}

/** One text for one question, however its parameters are ordered. */
export function questionKey(path: string, given: Given): string {
  const parts = [...given].flatMap(([name, values]) =>
    values.map((value) => `${name}=${encodeURIComponent(value)}`),
  );
  return `${path}?${parts.sort().join('&')}`;
}
