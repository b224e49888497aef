/** Where in a schema file an entry stands; looked up when something is wrong with it only. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SourcePlace } from '../errors.ts';
import type { Project } from '../project/project-file.ts';

/** The place of the entry of that name in a section (`models`, `sources`, ...); its line is found when it is asked for. */
export function entryPlace(project: Project, file: string, key: string, name: unknown): SourcePlace {
  return {
    file,
    get line() {
      return entryLine(readFileSync(join(project.root, file), 'utf8'), key, String(name));
    },
  };
}

/** The line, from 1, of `name: <name>` after the section's key; undefined where the file is written otherwise. */
export function entryLine(text: string, key: string, name: string): number | undefined {
  const lines = text.split(/\r\n|\r|\n/);
  const section = lines.findIndex((line) => line.startsWith(`${key}:`));
  if (section < 0) return undefined;
  for (let index = section; index < lines.length; index++) {
    const written = /[\s{,-](?:name|model):\s*(.+)$/.exec(lines[index]!)?.[1];
    if (written !== undefined && isName(written, name)) return index + 1;
  }
  return undefined;
}

function isName(written: string, name: string): boolean {
  const text = written.replace(/^(['"])(.*?)\1.*$/, '$2');
  return text === name || (text.startsWith(name) && /^\s*(#|,|\}|\]|$)/.test(text.slice(name.length)));
}
