import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { discoverConnectors } from '../connectors/discover.ts';
import { codeLists } from '../domain/code-lists/index.ts';

/** The seeds that are made from code lists and connectors, by file name. */
export async function seedFiles(): Promise<Map<string, string>> {
  return new Map([
    ['code_groups.csv', codeGroups()],
    ['extracts.csv', await extracts()],
  ]);
}

/** One row per code that a group set places in a group. */
function codeGroups(): string {
  const rows = Object.values(codeLists).flatMap((list) =>
    list.codes.flatMap((code) =>
      Object.entries(code.groups ?? {}).map(([set, group]) => [list.name, code.code, set, group]),
    ),
  );
  return csv(['code_list', 'code', 'group_set', 'group_code'], rows);
}

/** One row per extract: who owns it, how its senders add up, when it is due, how its window is judged. */
async function extracts(): Promise<string> {
  const rows = [...(await discoverConnectors('')).values()].map((c) => [
    c.extract,
    c.agency,
    c.severalSenders ?? 'added',
    c.coverage === 'none' ? 'none' : 'date' in c.coverage ? 'date' : 'from_and_to',
    c.frequency,
    String(c.dueWorkingDays),
  ]);
  return csv(['extract', 'agency', 'several_senders', 'coverage', 'frequency', 'due_working_days'], rows);
}

function csv(header: string[], rows: string[][]): string {
  return `${[header, ...rows].map((row) => row.join(',')).join('\n')}\n`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const [name, text] of await seedFiles()) {
    const file = join(import.meta.dirname, '..', 'sql', 'seeds', name);
    if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text);
  }
}
