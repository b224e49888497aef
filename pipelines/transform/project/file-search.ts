/** Finds a project's files as dbt does: by folder and extension, less what .dbtignore names, in sorted order. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file of a project. `searched` is the configured folder, `relative` the path below it. */
export interface ProjectFile {
  searched: string;
  relative: string;
  /** `searched/relative`, the path from the project's root, as dbt writes it. */
  original: string;
  absolute: string;
}

/** All files under the configured folders whose name ends with one of the extensions (dot included). */
export function findFiles(root: string, folders: string[], extensions: string[]): ProjectFile[] {
  const ignored = readIgnore(root);
  const found = new Map<string, ProjectFile>();
  for (const folder of new Set(folders)) {
    const searched = folder.replace(/\/+$/, '');
    const top = join(root, searched);
    if (existsSync(top)) walk(top, '');
    function walk(directory: string, below: string): void {
      const entries = readdirSync(directory, { withFileTypes: true });
      entries.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
      for (const entry of entries) {
        const relative = below ? `${below}/${entry.name}` : entry.name;
        const absolute = `${directory}/${entry.name}`;
        const original = `${searched}/${relative}`;
        if (ignored?.(original)) continue;
        if (entry.isDirectory() || (entry.isSymbolicLink() && isDirectory(absolute)))
          walk(absolute, relative);
        else if (
          extensions.some((extension) => entry.name.toLowerCase().endsWith(extension)) &&
          !entry.name.startsWith('.')
        ) {
          if (!found.has(original)) found.set(original, { searched, relative, original, absolute });
        }
      }
    }
  }
  return [...found.values()];
}

function isDirectory(path: string): boolean {
  try {
    readdirSync(path);
    return true;
  } catch {
    return false;
  }
}

/** A predicate over paths for the patterns of .dbtignore (the syntax of .gitignore), or nothing without one. */
function readIgnore(root: string): ((path: string) => boolean) | undefined {
  const file = join(root, '.dbtignore');
  if (!existsSync(file)) return undefined;
  const rules = readFileSync(file, 'utf8')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line && !line.startsWith('#'))
    .map(compilePattern);
  if (!rules.length) return undefined;
  return (path) => {
    let hidden = false;
    for (const rule of rules) if (rule.test(path)) hidden = !rule.negated;
    return hidden;
  };
}

function compilePattern(pattern: string): { negated: boolean; test: (path: string) => boolean } {
  const negated = pattern.startsWith('!');
  let body = negated ? pattern.slice(1) : pattern;
  const directoryOnly = body.endsWith('/');
  if (directoryOnly) body = body.slice(0, -1);
  const anchored = body.includes('/');
  if (body.startsWith('/')) body = body.slice(1);
  const source = body
    .split('**')
    .map((part) =>
      part
        .replace(/[.+^${}()|\\]/g, '\\$&')
        .replace(/\*/g, '[^/]*')
        .replace(/\?/g, '[^/]'),
    )
    .join('.*')
    .replace(/\.\*\//g, '(?:.*/)?');
  const expression = new RegExp(`${anchored ? '^' : '(?:^|/)'}${source}(?:/|$)`);
  return { negated, test: (path) => expression.test(path) };
}
