import type { HeaderColumn } from '../../reading/index.ts';

/** What a published column counts, however the year's file heads it. */
export interface Indicator {
  readonly name: string;
  readonly column: HeaderColumn;
}

/** Headings of a count: `Referrals`, `referral_count`, `number_of_referrals`. The heading that stands first is the newest. */
export function count(name: string, stems: readonly string[], required = false): Indicator {
  return indicator(
    name,
    stems.flatMap((stem) => [`${stem}_count`, stem, `${stem}_number`, `number_${stem}`, `number_of_${stem}`]),
    required,
  );
}

/** Headings of a share: `Re_referrals_percent`, `rereferral_percent`, `re_referrals_percentage`. */
export function percent(name: string, stems: readonly string[]): Indicator {
  return indicator(
    name,
    stems.flatMap((stem) => [`${stem}_percent`, `${stem}_percentage`, `${stem}_pct`, `percentage_${stem}`]),
  );
}

/** Headings of a rate per 10,000: `Referrals_rate`, `referral_rate_per_10000`. */
export function rate(name: string, stems: readonly string[]): Indicator {
  return indicator(
    name,
    stems.flatMap((stem) => [
      `${stem}_rate`,
      `${stem}_rate_per_10000`,
      `${stem}_per_10000`,
      `rate_${stem}`,
      `${stem}_rate_10k`,
    ]),
  );
}

export function indicator(name: string, headings: readonly string[], required = false): Indicator {
  const [header, ...also] = headings;
  return { name, column: { name, header: header!, also, required } };
}
