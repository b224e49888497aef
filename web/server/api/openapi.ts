import { formats } from '../formats/choose.ts';
import type { Column } from '../table.ts';
import { comparators, ranks } from './comparators.ts';
import { datasets } from './datasets.ts';
import { commonFilters } from './filters.ts';
import { additionalValues, judgements } from './judgements.ts';
import { measure, measures } from './measures.ts';
import type { Filter, Resource } from './resource.ts';
import { scorecard } from './scorecard.ts';
import { submissions } from './submissions.ts';
import { values } from './values.ts';

/** Every question that is answered with a table of the release. */
export const resources: readonly Resource[] = [
  measures,
  measure,
  values,
  judgements,
  additionalValues,
  comparators,
  ranks,
  scorecard,
  submissions,
];

type Plain = Readonly<Record<string, unknown>>;

/** The OpenAPI 3.1 document, made from the same tables that answer. */
export function openApiDocument(): Plain {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Sightline',
      version: '1',
      description:
        'The published scorecard of a safeguarding children partnership, after disclosure control. Read only. Columns and filters may be added; none is taken away or changes its meaning within /v1.',
    },
    paths: {
      ...Object.fromEntries(resources.map((resource) => [resource.path, { get: operation(resource) }])),
      '/v1/datasets': { get: operation(datasets) },
      '/v1/datasets/{publication}/{file}': { get: downloadOperation() },
      '/v1/openapi.json': {
        get: {
          operationId: 'openapi',
          summary: 'This document',
          responses: { 200: { description: 'OpenAPI 3.1', content: { 'application/json': {} } } },
        },
      },
    },
    components: { schemas: { Problem: problemSchema }, responses: { Problem: problemResponse } },
  };
}

function operation(resource: Omit<Resource, 'read'>): Plain {
  const row = {
    type: 'object',
    required: resource.columns.map(({ name }) => name),
    properties: Object.fromEntries(resource.columns.map((column) => [column.name, schemaOf(column)])),
  };
  const content = formats.map(({ name, mediaType }) => [
    mediaType.split(';')[0]!,
    name === 'json' ? { schema: resource.isSingle ? row : { type: 'array', items: row } } : {},
  ]);
  return {
    operationId: resource.name,
    summary: resource.summary,
    description: resource.description,
    parameters: [
      ...pathParameters(resource.path),
      ...[...resource.filters, ...commonFilters].map(queryParameter),
    ],
    responses: {
      200: { description: resource.summary, content: Object.fromEntries(content) },
      304: { description: 'Nothing has changed since the answer with that ETag' },
      ...problems(resource.path.includes('{') ? [400, 404, 406, 429, 503] : [400, 406, 429, 503]),
    },
  };
}

function downloadOperation(): Plain {
  return {
    operationId: 'download',
    summary: 'A file of a quarterly dataset',
    parameters: pathParameters('/v1/datasets/{publication}/{file}'),
    responses: {
      200: { description: 'The file', content: { '*/*': {} } },
      ...problems([404, 429]),
    },
  };
}

function pathParameters(path: string): Plain[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
}

function queryParameter({ name, description, values: allowed, isMany, example }: Filter): Plain {
  const item = { type: 'string', ...(allowed ? { enum: allowed } : {}) };
  return {
    name,
    in: 'query',
    description,
    schema: isMany ? { type: 'array', items: item } : item,
    ...(isMany ? { style: 'form', explode: true } : {}),
    ...(example === undefined ? {} : { example: isMany ? [example] : example }),
  };
}

function schemaOf({ type, description, values: allowed }: Column): Plain {
  const base: Record<Column['type'], Plain> = {
    text: { type: ['string', 'null'] },
    number: { type: ['number', 'null'] },
    integer: { type: ['integer', 'null'] },
    day: { type: ['string', 'null'], format: 'date' },
    moment: { type: ['string', 'null'] },
    yes_no: { type: ['boolean', 'null'] },
  };
  return { ...base[type], description, ...(allowed ? { enum: [...allowed, null] } : {}) };
}

const problems = (codes: readonly number[]) =>
  Object.fromEntries(codes.map((code) => [code, { $ref: '#/components/responses/Problem' }]));

const problemSchema: Plain = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
  },
};
const problemResponse: Plain = {
  description: 'Why there is no answer',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};
