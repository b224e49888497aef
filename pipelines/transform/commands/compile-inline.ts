/** compileInline of the library. */

import { explainJinja } from '../context/scope.ts';
import { DbtError } from '../errors.ts';
import type { DbtOptions } from '../index.ts';
import { compileNode } from '../materialize/compile-node.ts';
import { inlineNode } from './inline-node.ts';
import { startInvocation, withDatabase } from './invocation.ts';
import { parseOptions } from './options.ts';

/** Renders a text in the context of the project. The database is opened only if the text asks for it. */
export async function compileInlineCommand(sql: string, options: DbtOptions): Promise<string> {
  const parsed = parseOptions(['compile', '--no-write-json'], options.env ?? process.env);
  try {
    const invocation = startInvocation(parsed, { quiet: true, ...options });
    return await withDatabase(invocation, async (database) => {
      const scope = await compileNode(
        invocation.runtime,
        inlineNode(invocation.runtime, sql),
        database.sessions[0],
      );
      return scope.node.compiled_code!;
    });
  } catch (error) {
    const explained = explainJinja(error, {});
    throw explained instanceof DbtError ? explained : error;
  }
}
