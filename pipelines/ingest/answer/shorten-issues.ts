import type { Issue } from '../../../domain/issue.ts';

/** Issues of one rule and column that a receipt lists one by one; refused rows are listed further. */
const listed = { error: 2_000, warning: 200, note: 50 } as const;

/**
 * Orders issues (what was refused first) and, where one rule is broken in very many rows, lists the first and adds up the
 * rest in one line, so that a receipt can be read and is complete.
 */
export function shortenIssues(issues: readonly Issue[]): Issue[] {
  const groups = new Map<string, Issue[]>();
  for (const issue of issues) {
    const key = [issue.severity, issue.code, issue.sheet ?? '', issue.column ?? ''].join('\u0000');
    const group = groups.get(key);
    if (group) group.push(issue);
    else groups.set(key, [issue]);
  }
  const rank = { error: 0, warning: 1, note: 2 } as const;
  return [...groups.values()]
    .sort((a, b) => rank[a[0]!.severity] - rank[b[0]!.severity])
    .flatMap((group) => {
      const first = group[0]!;
      const limit = listed[first.severity];
      if (group.length <= limit) return group;
      const rest = group.slice(limit);
      const count = rest.reduce((sum, issue) => sum + (issue.count ?? 1), 0);
      const { row: _, ...more } = first;
      return [
        ...group.slice(0, limit),
        {
          ...more,
          count,
          message: `${first.message} (${count} more rows, from row ${rest[0]!.row ?? '?'} on)`,
        },
      ];
    });
}
