import { createHash } from 'node:crypto';

/**
 * Headers of every response, also of errors. Pages carry their style in themselves, so the policy names that style's
 * hash; nothing else may load, run, frame or send anything. HSTS is the proxy's, which holds the certificate.
 */
export const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': policy(undefined),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'x-frame-options': 'DENY',
  'x-robots-tag': 'noindex, nofollow',
};

/** The policy of a page, from the style that stands in its head. */
export function pagePolicy(html: string): string {
  const start = html.indexOf('<style>');
  const end = html.indexOf('</style>');
  if (start < 0 || end < start) return policy(undefined);
  return policy(
    createHash('sha256')
      .update(html.slice(start + '<style>'.length, end))
      .digest('base64'),
  );
}

function policy(styleHash: string | undefined): string {
  return [
    "default-src 'none'",
    ...(styleHash ? [`style-src 'sha256-${styleHash}'`] : []),
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
