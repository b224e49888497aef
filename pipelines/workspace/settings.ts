/** One setting that a board may change: its default, unit and meaning (returns contract, `settings`). */
export interface Setting {
  readonly name: string;
  readonly default: string | number | null;
  readonly unit: string;
  readonly meaning: string;
  readonly choices?: readonly string[];
}

/** Local variations of the counting rules. `history_start` is apart: it holds a date for each extract. */
export const settings: readonly Setting[] = [
  {
    name: 'working_day_start',
    default: 'day_0',
    unit: 'day_0 | day_1',
    meaning: 'Whether the start day is day 0 (used here) or day 1 of a count of working days',
    choices: ['day_0', 'day_1'],
  },
  {
    name: 'contact_to_early_help_days',
    default: 28,
    unit: 'days',
    meaning: 'How soon an early help request must follow a contact',
  },
  {
    name: 'early_help_standards',
    default: '5, 15, 25 working days; 42 days',
    unit: 'first contact, assessment, plan; review',
    meaning: 'Local early help standards',
  },
  { name: 'early_help_launch_date', default: null, unit: 'date', meaning: 'Day the early help model began' },
  {
    name: 'child_protection_visit_window',
    default: '14 calendar days',
    unit: '14 calendar days | 10 working days',
    meaning: 'Visit window',
    choices: ['14 calendar days', '10 working days'],
  },
  {
    name: 'frequent_missing_count',
    default: 3,
    unit: 'episodes',
    meaning: 'Episodes that make a child frequently missing',
  },
  {
    name: 'frequent_missing_days',
    default: 90,
    unit: 'days',
    meaning: 'Rolling window for frequent missing',
  },
  {
    name: 'missing_intervention_days',
    default: 90,
    unit: 'days',
    meaning: 'Window each side of an intervention',
  },
  {
    name: 'residential_placement_types',
    default: 'H5 K1 K2 K3 R1 S1',
    unit: 'placement type codes',
    meaning: 'What counts as residential',
  },
  {
    name: 'toxic_trio_factors',
    default: '3A 3B 3C 1B 2B 4B',
    unit: 'assessment factor codes',
    meaning: 'Factors in the toxic trio groups',
  },
  {
    name: 'traveller_and_roma_board_group',
    default: 'bme',
    unit: 'bme | white_british_irish_other',
    meaning: "Where WIRT and WROM fall in the board's ethnic groups",
    choices: ['bme', 'white_british_irish_other'],
  },
  {
    name: 'school_attendance_threshold',
    default: 10,
    unit: 'percent',
    meaning: 'Share of sessions missed that counts as persistent absence',
  },
  { name: 'training_hours_per_day', default: 6, unit: 'hours', meaning: 'Hours that make a training day' },
  {
    name: 'statistical_neighbours_method',
    default: 'median',
    unit: 'median | mean',
    meaning: 'Which comparator row is shown as statistical neighbours',
    choices: ['median', 'mean'],
  },
  {
    name: 'withdrawal_guard',
    default: 20,
    unit: 'percent',
    meaning:
      'A submission that would withdraw more than this share of the rows it must restate is quarantined (10 rows or fewer never are)',
  },
];
