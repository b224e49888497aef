import { PythonError } from '../error.ts';
import { iterableOf, iterate, unpack } from '../values/iterate.ts';
import { escapeHtml, Markup, textOf } from '../values/markup.ts';
import { entriesOf } from '../values/py-dict.ts';
import { toRepr, toStr } from '../values/str.ts';
import { isTruthy } from '../values/truth.ts';
import { isDict, typeName } from '../values/type-name.ts';
import { Undefined } from '../values/undefined.ts';
import { type FilterFunction, ofValue, withParameters } from './definition.ts';
import { urlize } from './urlize.ts';

function escaped(value: unknown): Markup {
  return value instanceof Markup ? value : new Markup(escapeHtml(toStr(value)));
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

function withoutEntities(text: string): string {
  return text.replace(/&(?:#(\d+)|#[xX]([0-9a-fA-F]+)|(\w+));/g, (entity, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES[name] ?? entity;
    return String.fromCodePoint(decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal));
  });
}

/** The text without comments and tags, each run of white space one space. */
function stripTags(value: unknown): string {
  const text = toStr(value)
    .replace(/<!--.*?-->/gs, '')
    .replace(/<.*?>/gs, '');
  return withoutEntities(text.split(/\s+/).filter(Boolean).join(' '));
}

function xmlAttributes(value: unknown, autospace: unknown): string {
  if (value instanceof Undefined) {
    if (value.capturing) return '';
    throw value.error();
  }
  if (!isDict(value)) {
    throw new PythonError('AttributeError', `'${typeName(value)}' object has no attribute 'items'`);
  }
  const attributes: string[] = [];
  for (const [key, item] of entriesOf(value)) {
    if (item === null || item === undefined || item instanceof Undefined) continue;
    const name = textOf(key);
    if (name === undefined) throw new PythonError('TypeError', 'expected string as the name of an attribute');
    if (/[ \t\n\r\f\v/>=]/.test(name)) {
      throw new PythonError('ValueError', `Invalid character in attribute name: ${toRepr(key)}`);
    }
    attributes.push(`${escaped(key).text}="${escaped(item).text}"`);
  }
  const text = attributes.join(' ');
  return text !== '' && (autospace === undefined || isTruthy(autospace)) ? ` ${text}` : text;
}

function quoteUrl(value: unknown, inQuery: boolean): string {
  const encoded = encodeURIComponent(toStr(value)).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return inQuery ? encoded.replaceAll('%20', '+') : encoded.replaceAll('%2F', '/');
}

function urlEncode(value: unknown): string {
  if (textOf(value) !== undefined || iterableOf(value) === undefined) return quoteUrl(value, false);
  const pairs: Iterable<unknown> = isDict(value) ? entriesOf(value) : iterate(value);
  const parts: string[] = [];
  for (const pair of pairs) {
    const [key, item] = unpack(pair, 2);
    parts.push(`${quoteUrl(key, true)}=${quoteUrl(item, true)}`);
  }
  return parts.join('&');
}

export const HTML_FILTERS: [string, FilterFunction][] = [
  ofValue('e', escaped),
  ofValue('escape', escaped),
  ofValue('forceescape', (value) => new Markup(escapeHtml(toStr(value)))),
  ofValue('safe', (value) => new Markup(toStr(value))),
  ofValue('striptags', stripTags),
  ofValue('urlencode', urlEncode),
  withParameters('xmlattr', ['autospace'], (_, value, autospace) => xmlAttributes(value, autospace)),
  withParameters(
    'urlize',
    ['trim_url_limit', 'nofollow', 'target', 'rel', 'extra_schemes'],
    (_, value, ...[limit, nofollow, target, rel, schemes]) =>
      urlize(toStr(value), {
        limit: limit === undefined || limit === null ? undefined : Number(limit),
        nofollow: isTruthy(nofollow),
        target: target === undefined || target === null ? undefined : toStr(target),
        rel: rel === undefined || rel === null ? '' : toStr(rel),
        schemes: schemes === undefined || schemes === null ? [] : Array.from(iterate(schemes), toStr),
      }),
  ),
];
