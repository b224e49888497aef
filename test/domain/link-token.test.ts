import { describe, expect, it } from 'vitest';
import { nameAndBirthText, nameAndPostcodeText, tokenName } from '../../domain/link-token.ts';
import {
  isValidNhsNumber,
  isValidUpn,
  looksLikeNhsNumber,
  looksLikeUpn,
} from '../../domain/person-numbers.ts';
import { pseudonymiser } from '../../domain/pseudonyms.ts';

const secret = Buffer.from('board-secret-for-tests');

describe('link token', () => {
  it('equals the agreed vector', () => {
    const text = nameAndBirthText(tokenName("Mary O'Brien")!, '2010-05-06');
    expect(text).toBe('MARY|OBRIEN|2010-05-06');
    expect(pseudonymiser(secret, 'police').token(text)).toBe(
      '0a26f708c811c2ec130e8f73a2e818f91ad9589bfd0f24a22c22086b2a4932c1',
    );
  });

  it.each([
    ['Renée Anne Smith-Jones', { given: 'RENEE', family: 'SMITHJONES' }],
    ['SMITH JONES, Renée Anne', { given: 'RENEE', family: 'SMITHJONES' }],
    ['  mary   o’brien ', { given: 'MARY', family: 'OBRIEN' }],
    ['Cher', undefined],
    ['Cher,', undefined],
    ['', undefined],
  ])('reads the name %j', (name, expected) => expect(tokenName(name)).toEqual(expected));

  it('drops spaces of a postcode', () =>
    expect(nameAndPostcodeText({ given: 'A', family: 'B' }, 'as1 2bc')).toBe('A|B|AS12BC'));
});

describe('pseudonyms', () => {
  it('keep child ids of senders apart and national numbers together', () => {
    const police = pseudonymiser(secret, 'police');
    const health = pseudonymiser(secret, 'health/a');
    expect(police.identifier('child_id', 'C1')).not.toBe(health.identifier('child_id', 'C1'));
    expect(police.identifier('child_id', 'C1')).toBe(police.identifier('child_id', 'c1'));
    expect(police.identifier('upn', 'A1')).toBe(health.identifier('upn', 'a1'));
    expect(police.identifier('upn', 'A1')).not.toBe(police.identifier('nhs_number', 'A1'));
  });
});

describe('numbers of persons', () => {
  it('checks the letter of a UPN', () => {
    expect(isValidUpn('B801200005001')).toBe(true);
    expect(isValidUpn('A801200005001')).toBe(false);
    expect(looksLikeUpn('UN3')).toBe(false);
  });
  it('checks the modulus of an NHS number', () => {
    expect(isValidNhsNumber('9990000840')).toBe(true);
    expect(isValidNhsNumber('9990000841')).toBe(false);
    expect(looksLikeNhsNumber('0000000000')).toBe(false);
  });
});
