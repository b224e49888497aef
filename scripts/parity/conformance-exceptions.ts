/** What a manifest may say otherwise than dbt's, each with its reason. Nothing else may differ. */
export const excusedKeys: Record<string, string> = {
  created_at: 'the moment of parsing',
  compiled_code: 'compared as compiled text, where white space of tests and snapshots is collapsed',
  extra_ctes: 'holds compiled text again',
};
