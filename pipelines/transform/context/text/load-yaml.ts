/** PyYAML's safe_load into template values: dates are dates, keys keep their types and their order. */
import { parse, YAMLError } from 'yaml';
import { PyDict, PySet, PythonError, typeName } from '../../jinja/index.ts';
import { pyYamlTags } from '../../project/yaml-file.ts';

/** Throws ValueError for a text that is no YAML, TypeError for what is no text. */
export function loadYaml(text: unknown): unknown {
  if (typeof text !== 'string') {
    throw new PythonError('TypeError', `a string is required, not ${typeName(text)}`);
  }
  try {
    const value: unknown = parse(text, {
      version: '1.1',
      merge: true,
      uniqueKeys: false,
      logLevel: 'error',
      strict: true,
      mapAsMap: true,
      customTags: pyYamlTags,
    });
    return templateValue(value);
  } catch (error) {
    if (error instanceof YAMLError) throw new PythonError('ValueError', error.message);
    throw error;
  }
}

function templateValue(value: unknown): unknown {
  if (value === undefined) return null;
  if (Array.isArray(value)) return value.map(templateValue);
  if (value instanceof Set) return new PySet(Array.from(value, templateValue));
  if (!(value instanceof Map)) return value;
  return new PyDict(Array.from(value, ([key, item]) => [templateValue(key), templateValue(item)]));
}
