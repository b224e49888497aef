import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { excusedTexts } from './conformance-exceptions.ts';

/** Compares the folders of compiled text: byte for byte, of yaml-made nodes and snapshots after collapsing white space. */
export function compiledDifferences(ours: string, theirs: string): { lines: string[]; compared: number } {
  const a = filesUnder(ours);
  const b = filesUnder(theirs);
  const lines: string[] = [];
  for (const path of [...new Set([...a, ...b])].sort()) {
    if (excusedTexts.test(path)) continue;
    if (!a.has(path) || !b.has(path)) {
      lines.push(`compiled ${path}: only ${a.has(path) ? 'ours' : 'dbt'} has it`);
      continue;
    }
    const loose = /\.ya?ml\/|(^|\/)snapshots\//.test(path);
    const read = (root: string) => {
      const text = readFileSync(join(root, path), 'utf8');
      return loose ? text.replace(/\s+/g, ' ').trim() : text;
    };
    const [x, y] = [read(ours), read(theirs)];
    if (x !== y) {
      const at = [...x].findIndex((character, i) => character !== y[i]);
      const from = Math.max(0, (at < 0 ? x.length : at) - 20);
      lines.push(
        `compiled ${path}: ${JSON.stringify(x.slice(from, from + 80))} against ${JSON.stringify(y.slice(from, from + 80))}`,
      );
    }
  }
  return { lines, compared: a.size };
}

function filesUnder(root: string): Set<string> {
  if (!existsSync(root)) return new Set();
  return new Set(
    readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1)),
  );
}
