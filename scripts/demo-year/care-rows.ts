import { childId } from './child-rows.ts';
import { ageOn } from './days.ts';
import type { Drop } from './drops.ts';
import type { MissingEpisode } from './missing.ts';
import { givenNameOf, postcodeOf, surnameOf } from './names.ts';
import { fixedChoice, inWindow, on, type Row, spellInWindow, toldBy } from './rows.ts';
import type { World } from './world.ts';

/** Looked after episodes open or ended in the drop's window. */
export function careRows(world: World, drop: Drop): Row[] {
  return world.cares.flatMap((care) =>
    care.episodes
      .map((episode) => ({ episode, end: toldBy(drop, episode.end) }))
      .filter(({ episode, end }) => care.period <= drop.index && spellInWindow(drop, episode.start, end))
      .map(({ episode, end }) => ({
        child_id: childId(care.child),
        start_date: on(episode.start),
        reason_new_episode: episode.reason_new,
        legal_status: episode.legal_status,
        category_of_need: care.need,
        placement_type: episode.placement,
        placement_location: episode.in_area ? 'in_area' : 'out_of_area',
        unaccompanied_asylum_seeker: fixedChoice(care.child.id, 'uasc', 18) === 0 ? 'Yes' : 'No',
        end_date: on(end),
        reason_ceased: end === null ? '' : episode.reason_ceased,
      })),
  );
}

/** Missing episodes begun in or before the drop's window and not ended before it. */
export function missingRows(world: World, drop: Drop): Row[] {
  return world.missing
    .map((item) => ({ item, end: toldBy(drop, item.end, item.end_period) }))
    .filter(({ item, end }) => item.period <= drop.index && spellInWindow(drop, item.start, end))
    .map(({ item, end }) => ({
      missing_episode_id: `ME${7_000 + item.id}`,
      child_id: childId(item.child),
      setting: item.setting,
      missing_type: item.type,
      started_at: { day: item.start, minute: item.start_minute },
      ended_at: end === null ? null : { day: end, minute: item.end_minute },
    }));
}

/** What the police recorded of the same children: most episodes, under ids of their own. */
export function missingReportRows(world: World, drop: Drop): Row[] {
  const reported = (item: MissingEpisode) =>
    inWindow(drop, item.start) && fixedChoice(item.id, 'reported', 100) < 86;
  return world.missing.filter(reported).map((item) => {
    const { child } = item;
    const minute = ((item.start_minute ?? 1200) + fixedChoice(item.id, 'delay', 240)) % 1440;
    return {
      missing_report_id: `WKP-${20_000 + item.id}`,
      child_id: `N${810_000 + child.id * 13}`,
      reported_at: { day: item.start, minute },
      category: item.type === 'M' ? 'missing' : 'absent',
      setting: item.setting,
      age: ageOn(child.born, item.start),
      link_name: `${surnameOf(child.family)}, ${givenNameOf(child)}`,
      link_dob: on(child.born),
      link_postcode: fixedChoice(child.id, 'pc', 4) === 0 ? '' : postcodeOf(child.family),
    };
  });
}
