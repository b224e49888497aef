import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { JinjaError, parseTemplate, render } from '../../../pipelines/transform/jinja/index.ts';
import { caseGlobals } from './case-globals.ts';

interface Case {
  name: string;
  template: string;
  expect: ['ok', string] | ['err'];
}

// cases.json: templates with the output of Jinja2 3.1.6 in dbt's configuration (do and loopcontrols extensions,
// sandbox, return() in macros), recorded with the names of case-globals.ts.
const cases = JSON.parse(readFileSync(new URL('./cases.json', import.meta.url), 'utf8')) as Case[];

describe('templates recorded from Jinja2 3.1.6', () => {
  it.each(cases)('$name', async ({ template, expect: [outcome, text] }) => {
    const rendered = async () =>
      render(parseTemplate(template, { file: 'case' }), { globals: caseGlobals() });
    if (outcome === 'err') await expect(rendered()).rejects.toBeInstanceOf(JinjaError);
    else expect(await rendered()).toBe(text);
  });
});
