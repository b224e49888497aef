import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { fileChecksum } from '../../pipelines/transform/artifacts/hash.ts';
import { toJson } from '../../pipelines/transform/artifacts/write-artifacts.ts';
import { PyFloat } from '../../pipelines/transform/jinja/index.ts';

describe('JSON of artefacts', () => {
  it('has Python floats and large integers as numbers, and null for what is missing', () => {
    const value = {
      a: new PyFloat(1),
      b: [undefined, new PyFloat(2.5)],
      c: undefined,
      d: 12n,
      e: { f: null },
    };
    expect(toJson(value)).toBe('{"a":1,"b":[null,2.5],"c":null,"d":12,"e":{"f":null}}');
  });

  it('is the same where nothing needs replacing', () => {
    const value = { a: [1, 'é "x"', true, null], b: { c: { d: [] } }, f: new PyFloat(0.1) };
    expect(toJson(value)).toBe('{"a":[1,"é \\"x\\"",true,null],"b":{"c":{"d":[]}},"f":0.1}');
  });
});

describe('the checksum of a file', () => {
  it.each([
    ['select 1', 'select 1'],
    ['\n\n select  1\n\tfrom\u00a0x \u3000\n', 'select 1 from x'],
    ['a \n b\n\nc   d\te', 'a b c d e'],
    ['\ufeffselect 1\n', ' select 1'],
    ['a\x1cb\x1c', 'a\x1cb'],
  ])('takes each run of white space as one blank: %j', (text, squeezed) => {
    expect(fileChecksum(text).checksum).toBe(createHash('sha256').update(squeezed).digest('hex'));
  });
});
