import { RequestProblem } from '../problem.ts';
import { arrow } from './arrow.ts';
import { csv } from './csv.ts';
import type { Format } from './format.ts';
import { json } from './json.ts';
import { parquet } from './parquet.ts';

/** The forms of every answer, in the order of preference where a reader leaves the choice. */
export const formats: readonly Format[] = [json, csv, parquet, arrow];

/**
 * The form a reader asks for: `?format=` wins over Accept; nothing asked is JSON. Throws RequestProblem 400 for a format
 * that is not known and 406 where Accept names only others.
 */
export function chooseFormat(parameter: string | null, accept: string | undefined): Format {
  if (parameter !== null) {
    const named = formats.find(({ name }) => name === parameter);
    if (named) return named;
    throw new RequestProblem(400, `format is one of ${formats.map(({ name }) => name).join(', ')}.`);
  }
  if (!accept || accept.trim() === '') return json;
  const ranges = accept.split(',').map(readRange);
  const rated = formats.map((format) => ({ format, quality: qualityOf(format, ranges) }));
  const best = rated.reduce((a, b) => (b.quality > a.quality ? b : a));
  if (best.quality > 0) return best.format;
  throw new RequestProblem(
    406,
    `Answers come as ${formats.map(({ mediaType }) => plain(mediaType)).join(', ')}.`,
  );
}

interface Range {
  readonly type: string;
  readonly quality: number;
}

function readRange(text: string): Range {
  const [type, ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const quality = parameters.find((parameter) => parameter.startsWith('q='));
  const number = quality ? Number(quality.slice(2)) : 1;
  return { type: type!, quality: Number.isFinite(number) ? number : 0 };
}

/** The most specific range that covers the form decides (RFC 9110, 12.5.1). */
function qualityOf(format: Format, ranges: readonly Range[]): number {
  const own = plain(format.mediaType);
  for (const pattern of [own, `${own.split('/')[0]}/*`, '*/*']) {
    const range = ranges.find(({ type }) => type === pattern);
    if (range) return range.quality;
  }
  return 0;
}

const plain = (mediaType: string) => mediaType.split(';')[0]!;
