/** One target of the benchmark suite: ours against a yardstick of the same run, and the ratio that is promised. */
export interface Bench {
  /** The target's id, such as `T2`. */
  readonly id: string;
  readonly title: string;
  /** What `yardstick` is. */
  readonly yardstick: string;
  /** The promised ratio of ours to the yardstick; `atLeast` turns it round (a yardstick that we must beat). */
  readonly limit: number;
  readonly atLeast?: boolean;
  /** Pairs measured, alternately; medians are reported. */
  readonly pairs: number;
  /** Makes files and checks that both sides do the same work; throws when they do not. Returns what to measure. */
  prepare(short: boolean): Promise<Contest | NotRun>;
}

export interface Contest {
  /** Each gives seconds (or bytes) of one run. */
  ours(): Promise<number>;
  yardstick(): Promise<number>;
  readonly unit: 's' | 'MB';
  /** Facts printed beside the ratio: rows, cells, versions. */
  readonly about?: string;
  /** Another program at the same work, told beside the ratio and promised nothing about. */
  readonly beside?: { readonly name: string; run(): Promise<number> };
  end?(): Promise<void>;
}

export interface NotRun {
  readonly notRun: string;
}

/** One line of the report. */
export interface BenchResult {
  readonly id: string;
  readonly title: string;
  readonly ours: number;
  readonly yardstick: number;
  readonly yardstick_is: string;
  readonly unit: string;
  readonly ratio: number;
  readonly limit: number;
  readonly holds: boolean;
  readonly about: string;
  readonly beside?: { readonly name: string; readonly median: number };
}

/** Runs one target: pairs taken alternately, so that a slow minute of the machine falls on both sides. */
export async function measure(bench: Bench, short: boolean): Promise<BenchResult | NotRun> {
  const contest = await bench.prepare(short);
  if ('notRun' in contest) return contest;
  const ours: number[] = [];
  const yardstick: number[] = [];
  const beside: number[] = [];
  const pairs = short ? 1 : bench.pairs;
  try {
    for (let i = 0; i < pairs; i++) {
      ours.push(await contest.ours());
      yardstick.push(await contest.yardstick());
      // A slow program tells its time in few runs, taken among the others.
      if (contest.beside && i % 3 === 0) beside.push(await contest.beside.run());
    }
  } finally {
    await contest.end?.();
  }
  const ratio = bench.atLeast ? median(yardstick) / median(ours) : median(ours) / median(yardstick);
  return {
    id: bench.id,
    title: bench.title,
    ours: median(ours),
    yardstick: median(yardstick),
    yardstick_is: bench.yardstick,
    unit: contest.unit,
    ratio,
    limit: bench.limit,
    holds: bench.atLeast ? ratio >= bench.limit : ratio <= bench.limit,
    about: contest.about ?? '',
    ...(contest.beside ? { beside: { name: contest.beside.name, median: median(beside) } } : {}),
  };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
