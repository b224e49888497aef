import { z } from 'zod';
import { agencies } from './code-lists/agencies.ts';

/** Stages of the child's journey, in its order. */
export const journeyStages = [
  'front_door',
  'early_help',
  'referral_and_assessment',
  'child_in_need',
  'protection',
  'looked_after',
  'missing_and_exploitation',
  'allegations',
  'child_deaths',
  'workforce_and_training',
  'governance',
  'context',
] as const;

export const units = [
  'count',
  'percentage',
  'rate_per_10000',
  'rate_per_1000',
  'count_per_month',
  'days',
  'weeks',
  'gbp',
  'fte',
  'rating',
  'flag',
] as const;

const name = z.string().regex(/^[a-z][a-z0-9_]*$/, 'must be lower snake case');
const extracts = z
  .string()
  .regex(/^[a-z0-9_]+( [a-z0-9_]+)*$/, 'must be ids of extracts, a space between them');
const sentence = (about: string) => z.string().min(3).describe(about);
const condition = z
  .union([z.string().min(1), z.boolean()])
  .describe('A condition over columns of the fact, in SQL');
const counted = z
  .union([
    z.enum(['rows', 'children']),
    z.partialRecord(z.enum(['distinct', 'sum', 'median', 'percentile_90']), z.string()),
  ])
  .describe('What is counted: rows, children, or distinct values, a sum, a median of a column');
const lookBack = z.strictObject({
  months: z.int().optional(),
  days: z.int().optional(),
  days_setting: name.optional(),
  times: z.int().optional(),
});
const need = z.union([
  z.array(z.string()),
  z.strictObject({
    columns: z.array(z.string()).optional(),
    covers: z.string().optional(),
    look_back: lookBack.optional(),
  }),
]);
const needs = z.record(name, need).describe('Further extracts that the rules read, with the columns read');

const terms = {
  numerator: condition.optional(),
  denominator: condition.optional(),
  counts: counted.optional(),
  denominator_counts: counted.optional(),
};

const lastRow = {
  last_in_period: z.string().describe('Only the last row of each child by this order counts').optional(),
  last_of: z.string().describe('The column that takes the place of the child').optional(),
};

const breakdownValue = z
  .strictObject({
    ...terms,
    ...lastRow,
    unit: z.enum(units).optional(),
    sent: z.boolean().optional(),
    value_only: z.boolean().optional(),
    needs: needs.optional(),
  })
  .nullable();

const breakdown = z.union([
  name,
  z.strictObject({
    name,
    ...terms,
    values: z.record(z.string(), breakdownValue).optional(),
    column: z.string().optional(),
    blank: z.string().optional(),
    over: z.enum(['total', 'value']).optional(),
    dimension: name.optional(),
    counted_elsewhere: z.boolean().optional(),
    ...lastRow,
    unit: z.enum(units).optional(),
    reads: z.array(z.string()).optional(),
    needs: needs.optional(),
  }),
]);

/** What an entry may leave to its model. */
const shared = {
  owner: z
    .enum(agencies.codes.map(({ code }) => code) as [string, ...string[]])
    .describe('The agency that answers for it')
    .optional(),
  journey_stage: z.enum(journeyStages).optional(),
  board_priority: name.optional(),
  national_reference: sentence('The national return or guidance that defines it').optional(),
  extract: name.optional(),
  dated_by: z.string().describe('The date it is counted by').optional(),
  reads: z.array(z.string()).optional(),
};

const how = {
  ...terms,
  ...shared,
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower case words with hyphens'),
  breakdowns: z.array(breakdown).optional(),
  needs: needs.optional(),
  look_back: lookBack.optional(),
  maturing: z.record(name, z.unknown()).describe('When the cohort can no longer change').optional(),
  maturing_while: z.string().optional(),
  provisional_while: z.string().optional(),
  over: z.enum(['total', 'value']).optional(),
  window: z.enum(['period', 'from_1_april']).optional(),
  covers: z.string().optional(),
  none_is_missing: z.boolean().optional(),
};

/** Cells that a second fact adds to a measure whose entry stands elsewhere. */
const partSchema = z.looseObject({ ...how, part: z.literal(true) });

/** One measure of the catalogue. */
export const measureSchema = z.strictObject({
  ...how,
  title: sentence('As printed'),
  short_title: sentence('For tight places; the title where it is short').optional(),
  definition: sentence('In plain words'),
  why_it_matters: sentence('The so what'),
  numerator_words: sentence('What is counted, in words'),
  denominator_words: sentence('Out of what, in words').optional(),
  unit: z.enum(units),
  decimals: z.int().min(0).max(4).optional(),
  polarity: z.enum(['low', 'high', 'neutral', 'banded']).describe('Which way is good'),
  periods: z
    .array(
      z.enum([
        'month',
        'quarter',
        'year_to_date',
        'financial_year',
        'rolling_12_months',
        'snapshot',
        'calendar_year',
        'academic_year',
      ]),
    )
    .min(1)
    .optional(),
  caveats: sentence('What to take care of').optional(),
  definition_history: sentence('How it was counted before, and until when').optional(),
  kind: z
    .enum([
      'flow count',
      'flow distinct children',
      'stock at date',
      'ratio of measures',
      'rate',
      'median',
      'sum',
      'as published',
    ])
    .optional(),
  source_extracts: extracts.optional(),
  computed: z.boolean().describe('False: only from counts sent or published values').optional(),
  counts_people: z.boolean().optional(),
  counts_no_people: z.boolean().describe('Never hidden for being small').optional(),
  total: z.boolean().describe('False: a share of each value, without an `all` row').optional(),
  zero_where: z
    .string()
    .describe('Rows that give a breakdown value a cell even where it counts to 0')
    .optional(),
  mean: z.boolean().optional(),
  numerator_of: z.string().optional(),
  denominator_of: z.string().optional(),
  denominator_sent: z.boolean().optional(),
  population: z.enum(['persons_0_to_17', 'persons_0_to_19']).optional(),
  interval: z.boolean().describe('False: its numerator is no part of its denominator').optional(),
  overlapping: z.boolean().describe('Each figure holds part of the one before').optional(),
  under_reporting: z.boolean().describe('A low number may mean that less was reported').optional(),
  additional: z.boolean().describe('Added to the 266 of the board’s catalogue').optional(),
});

/** `config.meta` of a model under models/measures. */
export const catalogueSchema = z.strictObject({
  ...shared,
  stock: z.boolean().optional(),
  breakdowns: z
    .record(
      name,
      z
        .strictObject({
          reads: z.array(z.string()).optional(),
          needs: needs.optional(),
          column: z.string().optional(),
        })
        .nullable(),
    )
    .optional(),
  measures: z.array(z.union([partSchema, measureSchema])),
});

export type MeasureDefinition = z.infer<typeof measureSchema>;

/** JSON Schema of one entry, for editors. */
export function measureJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(measureSchema, { io: 'input' }) as Record<string, unknown>;
}

interface Meta {
  readonly measures?: readonly Record<string, unknown>[];
  readonly [key: string]: unknown;
}

/**
 * Everything wrong with the entries of one file, as sentences that name the measure and the key. What an entry may leave to
 * its model (owner, stage) must stand in one of them.
 */
export function catalogueProblems(meta: unknown): string[] {
  const { measures = [], ...rest } = (meta ?? {}) as Meta;
  const problems = problemsOf(catalogueSchema.omit({ measures: true }), rest, 'the model');
  for (const [i, entry] of measures.entries()) {
    const at = typeof entry.id === 'string' ? entry.id : `entry ${i + 1}`;
    problems.push(...problemsOf(entry.part === true ? partSchema : measureSchema, entry, at));
    if (entry.part === true) continue;
    for (const key of ['owner', 'journey_stage'])
      if (!entry[key] && !rest[key]) problems.push(`${at}: ${key} is missing, here and in the model.`);
    const isShare =
      String(entry.unit ?? '').startsWith('percentage') || String(entry.unit).startsWith('rate');
    if (isShare && entry.kind !== 'as published' && !entry.denominator_words)
      problems.push(`${at}: denominator_words is missing: a ${entry.unit} is out of something.`);
  }
  return problems;
}

function problemsOf(schema: z.ZodType, value: unknown, at: string): string[] {
  const result = schema.safeParse(value);
  if (result.success) return [];
  return result.error.issues.map(
    (issue) => `${at}: ${issue.path.join('.') || 'the entry'}: ${issue.message}.`,
  );
}
