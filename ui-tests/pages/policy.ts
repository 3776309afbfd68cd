import type { IViolation } from './violations';

/** A Content-Security-Policy: the sources that each directive allows. */
type Policy = Readonly<Record<string, readonly string[]>>;

/**
 * As strict as a policy can be for a page that loads its own files. With the
 * samples the browser tells the beginning of what it would have blocked.
 */
export const STRICT: Policy = {
  'default-src': ["'none'"],
  'script-src': ["'self'", "'report-sample'"],
  'style-src': ["'self'", "'report-sample'"],
  'connect-src': ["'self'"],
  'font-src': ["'self'"],
  'img-src': ["'self'"],
  'worker-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'require-trusted-types-for': ["'script'"],
  'trusted-types': ["'none'"]
};

/** The strict policy with just what these violations need. */
export function allow(violations: readonly IViolation[]): Policy {
  const policy: Record<string, readonly string[]> = { ...STRICT };
  for (const { blocked, directive } of violations) {
    // What is said of elements and attributes falls back to this.
    const name = directive.replace(/-(elem|attr)$/, '');
    if (name.includes('trusted-types')) {
      delete policy[name];
    } else {
      const sources = new Set(policy[name] ?? policy['default-src']);
      sources.delete("'none'");
      sources.add(sourceOf(blocked));
      policy[name] = [...sources];
    }
  }
  return policy;
}

/** The source by which a policy allows what was blocked. */
function sourceOf(blocked: string): string {
  switch (blocked) {
    case 'inline':
    case 'eval':
      return `'unsafe-${blocked}'`;
    case 'wasm-eval':
      return "'wasm-unsafe-eval'";
    default:
      return blocked.includes('://') ? blocked : `${blocked}:`;
  }
}

/** Write a policy as the value of its header. */
export function headerValue(policy: Policy): string {
  return Object.entries(policy)
    .map(([directive, sources]) => [directive, ...sources].join(' '))
    .join('; ');
}
