/** What a manifest may say otherwise than dbt's, each with its reason. Nothing else may differ. */
export const excusedKeys: Record<string, string> = {
  created_at: 'the moment of parsing',
  compiled_code: 'compared as compiled text, where white space of tests and snapshots is collapsed',
  extra_ctes: 'holds compiled text again',
};

/** Paths in a manifest that may differ, each with its reason. */
export const excusedPaths: [RegExp, string][] = [
  [/\.unrendered_config\.(pre|post)_hook$/, 'a call inside a hook is kept as its value, by dbt as its text'],
  [
    /\.unrendered_config\.(store_failures|limit)$/,
    "numbers and booleans of a test's config are kept as they are",
  ],
  [
    /\.unrendered_config\.(tags|enabled|meta(\.\w+)?)$/,
    'Jinja in a schema file is kept as its value, by dbt as its text, and dbt doubles lists inside meta',
  ],
];

/** Compiled texts that may differ: fixtures of several unit tests share one file, and the last to run writes it. */
export const excusedTexts = /\/units\.yml\/[^/]+\.sql$/;
