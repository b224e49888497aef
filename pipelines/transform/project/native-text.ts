/** Renders the Jinja in a value of dbt_project.yml, profiles.yml or a schema file, keeping native values. */

import { DbtError } from '../errors.ts';
import { type Globals, JinjaError, PyFloat, parseTemplate, renderNativeSync, toJs } from '../jinja/index.ts';

/** Whether rendering changes a text: it holds Jinja, or it ends with the line break that Jinja drops. */
export const changesWhenRendered = (text: string): boolean => text.includes('{') || /[\r\n]$/.test(text);

/** A rendering of YAML values with the given names in view. Text without Jinja loses one line break at its end only. */
export function nativeRenderer(globals: Globals, file: string): (text: string) => unknown {
  const environment = { globals, filters: nativeFilters };
  return (text) => {
    if (!/\{[{%#]/.test(text)) return text.replace(/(\r\n|\r|\n)$/, '');
    try {
      return toJs(renderNativeSync(parseTemplate(text, { file }), environment));
    } catch (error) {
      if (error instanceof JinjaError) {
        if (error.cause instanceof DbtError) throw error.cause.at({ file });
        throw new DbtError('Compilation', `Could not render ${text}: ${error.message}`, { file });
      }
      throw error;
    }
  };
}

/** dbt's as_bool, as_native, as_number and as_text; elsewhere than in YAML they answer their value as it is. */
export const nativeFilters = {
  as_text: (value: unknown) => String(value ?? ''),
  as_native: (value: unknown) => value,
  as_bool: (value: unknown) => (typeof value === 'string' ? /^true$/i.test(value.trim()) : value),
  as_number: (value: unknown) => {
    if (typeof value !== 'string') return value;
    const number = Number(value);
    if (Number.isNaN(number))
      throw new DbtError('Compilation', `Could not convert value '${value}' into type "number"`);
    return /[.eE]/.test(value) ? new PyFloat(number) : number;
  },
};
