/** Puts the CTEs of ephemeral models in front of a query. */

export interface InjectedCte {
  id: string;
  sql: string;
}

/**
 * The query with the CTEs before its own: behind an existing WITH (or WITH RECURSIVE), otherwise behind a new one
 * at the first thing that is not white space. The text in between stays byte for byte, as dbt leaves it.
 */
export function injectCtes(sql: string, ctes: InjectedCte[]): string {
  if (!ctes.length) return sql;
  const joined = ctes.map((cte) => cte.sql).join(', ');
  const start = skipBlank(sql, 0, true);
  const word = /^with\b/i.exec(sql.slice(start));
  if (!word) {
    const first = skipBlank(sql, 0, false);
    return `${sql.slice(0, first)}with${joined} ${sql.slice(first)}`;
  }
  let end = start + 4;
  const afterWith = skipBlank(sql, end, false);
  if (/^recursive\b/i.test(sql.slice(afterWith))) end = afterWith + 9;
  const rest = skipBlank(sql, end, false);
  return `${sql.slice(0, rest)}${joined}, ${sql.slice(rest)}`;
}

/** The offset of the first character that is not white space, nor (when asked) in a comment. */
function skipBlank(sql: string, from: number, comments: boolean): number {
  let at = from;
  for (;;) {
    while (at < sql.length && /\s/.test(sql[at]!)) at++;
    if (!comments) return at;
    if (sql.startsWith('--', at)) {
      const end = sql.indexOf('\n', at);
      if (end < 0) return sql.length;
      at = end + 1;
    } else if (sql.startsWith('/*', at)) {
      const end = sql.indexOf('*/', at + 2);
      if (end < 0) return sql.length;
      at = end + 2;
    } else return at;
  }
}
