import { z } from 'zod';
import { isPlainDate } from '../../domain/plain-date.ts';
import { readDateTime } from './clock.ts';
import { settings } from './settings.ts';

const day = z.preprocess(
  (value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value),
  z.string().refine(isPlainDate, 'must be a date as yyyy-mm-dd'),
);
const code = z.string().regex(/^[A-Za-z0-9_-]+$/, 'must be letters, digits, - and _');
const extract = z.string().regex(/^[a-z0-9_]+$/, 'must be the id of an extract');
const cron = z
  .string()
  .refine((text) => /^\S+( \S+){4,5}$/.test(text.trim()), 'must be a cron line such as "30 2 * * *"');

const settingShape: Record<string, z.ZodType> = {};
for (const setting of settings) {
  const base = setting.choices
    ? z.enum(setting.choices as [string, ...string[]])
    : setting.unit === 'date'
      ? day
      : typeof setting.default === 'number'
        ? z.number().nonnegative()
        : z.string();
  settingShape[setting.name] = base.nullable().optional();
}

const number = z.number().nullable().optional();

/** The file board.yml (outside contract, "Workspace"). Unknown keys are errors: a misspelt setting must not pass. */
export const boardSchema = z.strictObject({
  name: z.string().min(1),
  area_code: code,
  districts: z.array(z.strictObject({ code, name: z.string().min(1) })).default([]),
  agencies: z
    .partialRecord(
      z.enum([
        'childrens_social_care',
        'police',
        'health',
        'education',
        'youth_justice',
        'housing',
        'board_business_unit',
        'reference',
      ]),
      z
        .strictObject({
          name: z.string().optional(),
          organisations: z.array(code).nullable().default([]),
          owes: z.array(extract).nullable().default([]),
        })
        .nullable(),
    )
    .default({}),
  settings: z
    .strictObject({ ...settingShape, history_start: z.record(extract, day).nullable().optional() })
    .nullable()
    .default({}),
  targets: z
    .array(
      z.strictObject({
        measure_id: z.string(),
        valid_from: day,
        valid_to: day.nullable().optional(),
        method: z.enum(['none', 'range', 'target', 'benchmark']),
        polarity: z.enum(['low', 'high', 'neutral', 'banded']),
        target: number,
        tolerance: number,
        tolerance_unit: z.enum(['points', 'percent']).nullable().optional(),
        lower_threshold: number,
        upper_threshold: number,
        floor: number,
        comparator_kind: z.string().nullable().optional(),
        agreed_date: day.nullable().optional(),
      }),
    )
    .nullable()
    .default([]),
  series: z
    .array(
      z.strictObject({
        measure_id: z.string(),
        from: day,
        reason: z.string().min(1),
        author: z.string().min(1),
        recorded_on: day,
        baseline: z.number().int().min(12).nullable().optional(),
      }),
    )
    .nullable()
    .default([]),
  disclosure: z
    .strictObject({
      threshold: z.number().int().min(0).max(20).default(5),
      audiences: z
        .record(
          z.string().regex(/^[a-z][a-z0-9_-]*$/),
          z.strictObject({ threshold: z.number().int().min(0).max(20) }),
        )
        .nullable()
        .default({}),
    })
    .default({ threshold: 5, audiences: {} }),
  schedule: z
    .strictObject({
      nightly: cron.default('30 2 * * *'),
      quarterly: cron.default('0 5 20 1,4,7,10 *'),
      timezone: z.string().default('Europe/London'),
    })
    .default({ nightly: '30 2 * * *', quarterly: '0 5 20 1,4,7,10 *', timezone: 'Europe/London' }),
  ingest: z
    .strictObject({ stable_seconds: z.number().min(0).max(3600).default(2) })
    .default({ stable_seconds: 2 }),
  clock: z
    .preprocess(
      (value) => (value instanceof Date ? value.toISOString().slice(0, 19) : value),
      z
        .string()
        .refine(
          (text) => readDateTime(text) !== undefined,
          'must be a date and time such as 2018-07-16T09:00:00',
        ),
    )
    .nullable()
    .default(null),
});

export type Board = z.infer<typeof boardSchema>;
