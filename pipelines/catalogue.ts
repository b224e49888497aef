import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { catalogueProblems } from '../domain/catalogue-entry.ts';
import { exitCodes, OperatorError } from '../domain/operator-error.ts';

interface PropertiesFile {
  readonly models?: readonly { readonly config?: { readonly meta?: Meta } }[];
}

interface Meta {
  readonly measures?: readonly { readonly id?: string; readonly part?: boolean; readonly title?: string }[];
}

/** Roots whose catalogue this process has found sound. */
const sound = new Set<string>();

/**
 * Checks every entry of the catalogue below `root`, and that no id and no title is given twice. Throws OperatorError
 * CATALOGUE_INVALID with all that is wrong, one line each, so that one round of mending is enough.
 */
export function checkCatalogue(root: string): void {
  if (sound.has(root)) return;
  const folder = join(root, 'models', 'measures');
  const problems: string[] = [];
  const seen = new Map<string, string>();
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith('.yml')) continue;
    const text = readFileSync(join(folder, file), 'utf8');
    let parsed: PropertiesFile;
    try {
      // The worked examples below the entries are the runner's business, and most of the file.
      parsed = parse(text.split(/^unit_tests:/m)[0]!) as PropertiesFile;
    } catch (error) {
      problems.push(`${file}: ${(error as Error).message}`);
      continue;
    }
    for (const { config } of parsed.models ?? []) {
      if (!config?.meta) continue;
      for (const problem of catalogueProblems(config.meta)) problems.push(`${file}: ${problem}`);
      for (const { id, title, part } of config.meta.measures ?? []) {
        if (part) continue;
        for (const text of [id, title]) {
          if (!text) continue;
          const other = seen.get(text);
          if (other) problems.push(`${file}: ${text} is in ${other} already.`);
          else seen.set(text, file);
        }
      }
    }
  }
  if (problems.length > 0)
    throw new OperatorError(
      'CATALOGUE_INVALID',
      `The catalogue has ${problems.length} problem${problems.length === 1 ? '' : 's'}:\n${problems.map((problem) => `  ${problem}`).join('\n')}`,
      exitCodes.gateFailed,
    );
  sound.add(root);
}
