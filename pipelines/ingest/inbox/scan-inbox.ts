import { type BigIntStats, type Dirent, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { OperatorError } from '../../../domain/operator-error.ts';
import type { Drop } from './drop.ts';

export interface InboxScan {
  /** Reference data first, then agencies and files by name (rulings, "Files and submissions"). */
  readonly drops: readonly Drop[];
  /** What lies where no agency's folder is, or under a name that cannot be read, for the operator to move or rename. */
  readonly strays: readonly string[];
}

/** Names under which programs write a file that is still being made: never opened, never answered. */
const unfinished = [/^~\$/, /^\./, /\.(part|tmp|temp|crdownload|filepart|incomplete|partial|download)$/i];
const furniture = new Set(['desktop.ini', 'thumbs.db']);

export function isIgnoredName(name: string): boolean {
  return unfinished.some((pattern) => pattern.test(name)) || furniture.has(name.toLowerCase());
}

/**
 * Lists inbox/<agency>/[<organisation>/]; nothing is opened and no link followed.
 * Throws OperatorError INBOX_UNAVAILABLE when the folder cannot be read (an unmounted share must not look empty).
 */
export function scanInbox(inbox: string): InboxScan {
  const drops: Drop[] = [];
  const strays: string[] = [];
  for (const agency of entries(inbox)) {
    if (isIgnoredName(agency.name)) continue;
    if (!agency.isDirectory()) {
      strays.push(join(inbox, agency.name));
      continue;
    }
    const folder = join(inbox, agency.name);
    for (const entry of entries(folder)) {
      if (isIgnoredName(entry.name)) continue;
      if (!entry.isDirectory()) {
        add(drops, strays, agency.name, '', folder, entry.name);
        continue;
      }
      const organisation = join(folder, entry.name);
      for (const file of entries(organisation)) {
        if (isIgnoredName(file.name)) continue;
        if (file.isDirectory()) strays.push(join(organisation, file.name));
        else add(drops, strays, agency.name, entry.name, organisation, file.name);
      }
    }
  }
  return { drops: drops.sort(byOrder), strays };
}

/** The drop as it stands now, or undefined when it has gone. */
export function lookAt(drop: Pick<Drop, 'agency' | 'organisation' | 'name' | 'path'>): Drop | undefined {
  let stat: BigIntStats;
  try {
    stat = lstatSync(drop.path, { bigint: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  return {
    agency: drop.agency,
    organisation: drop.organisation,
    name: drop.name,
    path: drop.path,
    kind: stat.isFile() ? 'file' : stat.isSymbolicLink() ? 'link' : 'other',
    size: Number(stat.size),
    mark: `${stat.ino}:${stat.size}:${stat.mtimeNs}:${stat.ctimeNs}`,
    // A copy may keep the time of modification; the time of change cannot be set back.
    changedAt: Math.max(Number(stat.mtimeNs / 1_000_000n), Number(stat.ctimeNs / 1_000_000n)),
  };
}

function add(
  drops: Drop[],
  strays: string[],
  agency: string,
  organisation: string,
  folder: string,
  name: string,
): void {
  const path = join(folder, name);
  const drop = lookAt({ agency, organisation, name, path });
  if (drop) drops.push(drop);
  // A name that is not in UTF-8 names no file that can be found again.
  else if (name.includes('\ufffd')) strays.push(path);
}

function entries(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    throw new OperatorError(
      'INBOX_UNAVAILABLE',
      `The folder ${folder} cannot be read (${(error as NodeJS.ErrnoException).code}); nothing was taken from it.`,
      1,
    );
  }
}

function byOrder(a: Drop, b: Drop): number {
  return (
    Number(a.agency !== 'reference') - Number(b.agency !== 'reference') ||
    compare(a.agency, b.agency) ||
    compare(a.organisation, b.organisation) ||
    compare(a.name, b.name)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
