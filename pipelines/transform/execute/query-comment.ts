/** `query-comment` of dbt_project.yml: a comment that goes with every statement of a node. */
import type { ManifestNode } from '../artifacts/manifest-types.ts';
import { modelValue } from '../context/model-value.ts';
import type { Runtime } from '../context/runtime.ts';
import { Scope } from '../context/scope.ts';
import { DbtError } from '../errors.ts';

/** Puts the comment into a statement. */
export type Commented = (sql: string) => string;

/**
 * What the project's query-comment makes of a node's statements; undefined where the project sets none. dbt's own
 * default comment is left out: it would only move the line numbers of DuckDB's messages.
 */
export async function queryComment(runtime: Runtime, node: ManifestNode): Promise<Commented | undefined> {
  const given = runtime.loaded.root.queryComment as string | { comment?: string; append?: boolean } | null;
  const text = typeof given === 'string' ? given : given?.comment;
  if (!text) return undefined;
  const isHook = node.resource_type === 'operation' || node.resource_type === 'sql_operation';
  const extras = {
    __connection__: isHook ? 'master' : node.unique_id,
    __node__: isHook ? null : modelValue(node, { omitNone: false }),
  };
  // A copy: the macros that the comment calls are not the node's own.
  const apart = { ...node, depends_on: { macros: [], nodes: [] } };
  const scope = new Scope(runtime, apart, { mode: 'run', extras });
  const rendered = await scope.render(
    `{%- macro query_comment_macro(connection_name, node) -%}\n${text}\n{% endmacro %}{{ query_comment_macro(__connection__, __node__) }}`,
    'dbt_project.yml',
  );
  const comment = rendered.trim();
  if (comment.includes('*/'))
    throw new DbtError('Runtime', `query comment contains illegal value "*/": ${comment}`, {
      file: 'dbt_project.yml',
    });
  if (!comment) return undefined;
  if (typeof given === 'object' && given?.append)
    return (sql) => {
      const body = sql.trimEnd();
      return body.endsWith(';') ? `${body.slice(0, -1)}\n/* ${comment} */;` : `${body}\n/* ${comment} */`;
    };
  return (sql) => `/* ${comment} */\n${sql}`;
}
