import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { measureJsonSchema } from '../../domain/catalogue-entry.ts';
import { checkCatalogue } from '../../pipelines/catalogue.ts';
import { packageRoot } from '../../pipelines/workspace/package-root.ts';

test('every entry of the catalogue is valid', () => {
  expect(() => checkCatalogue(packageRoot())).not.toThrow();
});

test('all that is wrong is named at once, by file, measure and key', () => {
  const root = mkdtempSync(join(tmpdir(), 'sightline-catalogue-'));
  mkdirSync(join(root, 'models', 'measures'), { recursive: true });
  writeFileSync(
    join(root, 'models', 'measures', 'measures_wrong.yml'),
    `models:
  - name: measures_wrong
    config:
      meta:
        owner: police
        measures:
          - {id: First One, title: One, definition: It counts., why_it_matters: It does., numerator_words: Rows, unit: percent, polarity: up, colour: red}
          - {id: second, title: Two, definition: It counts., why_it_matters: It does., numerator_words: Rows, unit: percentage, polarity: low, journey_stage: protection}
          - {id: second, title: Three, definition: It counts., why_it_matters: It does., numerator_words: Rows, unit: count, polarity: low, journey_stage: the_end}
`,
  );
  let message = '';
  try {
    checkCatalogue(root);
  } catch (error) {
    message = (error as Error).message;
  }
  for (const part of [
    'First One: id: must be lower case words with hyphens',
    'First One: unit',
    'First One: polarity',
    'colour',
    'First One: journey_stage is missing',
    'second: denominator_words is missing',
    'second: journey_stage',
    'second is in measures_wrong.yml already',
  ])
    expect(message).toContain(part);
});

test('editors get a JSON Schema that requires the words', () => {
  const schema = measureJsonSchema() as {
    required: string[];
    properties: Record<string, { enum?: string[] }>;
  };
  expect(schema.required).toEqual(
    expect.arrayContaining([
      'id',
      'title',
      'definition',
      'why_it_matters',
      'numerator_words',
      'unit',
      'polarity',
    ]),
  );
  expect(schema.properties.journey_stage!.enum).toHaveLength(12);
});
