import { PythonError } from '../error.ts';
import { escapeHtml } from '../values/markup.ts';
import { toRepr } from '../values/str.ts';

export interface UrlizeOptions {
  /** Longest text shown for a link. */
  limit: number | undefined;
  nofollow: boolean;
  target: string | undefined;
  /** Space-separated `rel` values; `noopener` is always added. */
  rel: string;
  /** Further prefixes that make a link, such as `tel:`. */
  schemes: string[];
}

const DOMAIN = String.raw`(?:(?:[\w%-]+\.)+)?(?:[a-z]{2,63}|xn--[\w%]{2,59})`;
const SHORT_DOMAIN = String.raw`(?:[\w%-]{2,63}\.)+(?:com|net|int|edu|gov|org|info|mil)`;
const ADDRESS = String.raw`https?:\/\/(?:\d{1,3}(?:\.\d{1,3}){3}|\[(?:[\da-f]{0,4}:){2}(?:[\da-f]{0,4}:?){1,6}\])`;
const URL_PATTERN = new RegExp(
  String.raw`^(?:(?:https?:\/\/|www\.)${DOMAIN}|${SHORT_DOMAIN}|${ADDRESS})(?::\d{1,5})?(?:[/?#]\S*)?$`,
  'i',
);
const EMAIL_PATTERN = /^\S+@\w[\w.-]*\.\w+$/;
const PAIRS = [
  ['(', ')'],
  ['<', '>'],
  ['&lt;', '&gt;'],
] as const;

const occurrences = (text: string, part: string) => text.split(part).length - 1;

/** Turns URLs and e-mail addresses in a text into HTML links; everything else is escaped. */
export function urlize(text: string, options: UrlizeOptions): string {
  for (const scheme of options.schemes) {
    if (!/^[\w.+-]{2,}:\/{0,2}$/.test(scheme)) {
      throw new PythonError('FilterArgumentError', `${toRepr(scheme)} is not a valid URI scheme prefix.`);
    }
  }
  const rel = new Set([...options.rel.split(/\s+/).filter(Boolean), 'noopener']);
  if (options.nofollow) rel.add('nofollow');
  const target = options.target === undefined ? '' : ` target="${escapeHtml(options.target)}"`;
  const attributes = ` rel="${escapeHtml([...rel].sort().join(' '))}"${target}`;
  return escapeHtml(text)
    .split(/(\s+)/)
    .map((word) => linkWord(word, attributes, options))
    .join('');
}

function linkWord(word: string, attributes: string, options: UrlizeOptions): string {
  const head = /^(?:[(<]|&lt;)+/.exec(word)?.[0] ?? '';
  let middle = word.slice(head.length);
  let tail = /(?:[)>.,\n]|&gt;)+$/.exec(middle)?.[0] ?? '';
  middle = middle.slice(0, middle.length - tail.length);
  for (const [open, close] of PAIRS) {
    const excess = occurrences(middle, open);
    if (excess <= occurrences(middle, close)) continue;
    for (let count = Math.min(excess, occurrences(tail, close)); count > 0; count -= 1) {
      const end = tail.indexOf(close) + close.length;
      middle += tail.slice(0, end);
      tail = tail.slice(end);
    }
  }
  return head + link(middle, attributes, options) + tail;
}

function link(word: string, attributes: string, { limit, schemes }: UrlizeOptions): string {
  const shown = limit !== undefined && word.length > limit ? `${word.slice(0, limit)}...` : word;
  if (URL_PATTERN.test(word)) {
    const url = /^https?:\/\//.test(word) ? word : `https://${word}`;
    return `<a href="${url}"${attributes}>${shown}</a>`;
  }
  if (word.startsWith('mailto:') && EMAIL_PATTERN.test(word.slice(7))) {
    return `<a href="${word}">${word.slice(7)}</a>`;
  }
  const isEmail =
    word.includes('@') &&
    !word.startsWith('www.') &&
    !word.slice(1).includes(':') &&
    EMAIL_PATTERN.test(word);
  if (isEmail && !word.startsWith('@')) return `<a href="mailto:${word}">${word}</a>`;
  const scheme = schemes.find((prefix) => word !== prefix && word.startsWith(prefix));
  return scheme === undefined ? word : `<a href="${word}"${attributes}>${word}</a>`;
}
