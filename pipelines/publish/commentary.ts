const numberWords = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** What stands where words are held back. */
export const heldBack = 'Held back from this release: the text names a small number that the figures hide.';

/**
 * Commentary as a query over the warehouse. Words can say what a hidden cell hides: where a figure of the measure for that
 * period is suppressed and the text holds a number from 1 to `threshold`, in digits or in words, the text is held back, and
 * the release says so in its place.
 */
export function publishedCommentary(threshold: number): string {
  const small = Array.from({ length: threshold }, (_, i) => [String(i + 1), numberWords[i]]).flat();
  const list = small.filter((word) => word !== undefined).map((word) => `'${word}'`);
  const naming = /* sql */ `
    -- Numbers of quarters, years, lists and the like are no counts; nor are percentages and decimals.
    len(list_intersect(
      regexp_extract_all(
        regexp_replace(
          lower(concat_ws(' ', c.what_happened, c.so_what, c.action)),
          '\\b(q|quarter|year|week|month|level|stage|list|part|section|priority) ?[0-9]+\\b', ' ', 'g'
        ),
        '[0-9]+(?:[.,][0-9]+)*%?|[a-z]+'
      ),
      [${list.join(', ')}]::varchar[]
    )) > 0`;
  return /* sql */ `
    with hidden as (
      select distinct v.measure_id, v.period_end
      from publishing_numbered as v inner join publishing_decisions as d on v.row_index = d.row_index
      where d.suppressed
    ),
    told as (
      select c.*, h.measure_id is not null and ${naming} as is_held_back
      from scorecard.commentary as c
      left join hidden as h on c.measure_id = h.measure_id and c.period_end = h.period_end
    )
    select measure_id, period_end, agency, written_date,
      case when is_held_back then '${heldBack}' else what_happened end as what_happened,
      case when not is_held_back then so_what end as so_what,
      case when not is_held_back then action end as action,
      owner, due_date
    from told order by measure_id, period_end, written_date, agency`;
}
