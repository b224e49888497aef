/** What a statement came to, as templates see it: it prints its message. */
import { type JinjaProtocol, PyDict, toJs } from '../jinja/index.ts';

/** An adapter response; its message is private, as names that begin with `_` are. */
export function responseValue(response: { _message: unknown; code?: unknown; rows_affected?: unknown }): {
  __jinja__: JinjaProtocol;
} {
  const { code = null, rows_affected = null } = response;
  const given = new PyDict(Object.entries(response));
  return {
    __jinja__: {
      typeName: 'DuckDBAdapterResponse',
      str: () => String(response._message ?? ''),
      getAttr: (name) => {
        if (name === 'code') return code;
        if (name === 'rows_affected') return rows_affected;
        return name === 'to_dict' ? () => new PyDict(given) : undefined;
      },
      toJs: () => toJs(given),
    },
  };
}
