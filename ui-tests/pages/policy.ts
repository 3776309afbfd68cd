import type { Page } from '@playwright/test';

/** A Content-Security-Policy: the sources that each directive allows. */
type Policy = Readonly<Record<string, readonly string[]>>;

/**
 * The strictest policy for a page that loads its own files. With
 * `report-sample` the browser reports the beginning of what it blocks.
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

/** The strict policy, extended by what these violations need. */
export function allow(violations: readonly IViolation[]): Policy {
  const policy: Record<string, readonly string[]> = { ...STRICT };
  for (const { blocked, directive } of violations) {
    // Directives of elements and attributes fall back to this one.
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

/** The source with which a policy allows what was blocked. */
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

/** A violation of a Content-Security-Policy, as the browser reports it. */
export interface IViolation {
  /** The directive, such as `style-src-elem`. */
  readonly directive: string;

  /**
   * What was blocked: a word such as `inline`, `eval` or `trusted-types-sink`,
   * the scheme of a URL, or its origin where the scheme is http or ws.
   */
  readonly blocked: string;

  /** The URL of the script, `''` if the browser does not know it. */
  readonly source: string;

  /** The beginning of what was blocked, for some kinds. */
  readonly sample: string;

  /** Whether the policy blocks it, rather than only reports it. */
  readonly isInForce: boolean;
}

/**
 * Record the violations in a page. Call it before the page is loaded.
 *
 * @returns The violations so far.
 */
export async function recordViolations(
  page: Page
): Promise<readonly IViolation[]> {
  const violations: IViolation[] = [];
  await page.exposeFunction('noteViolation', (violation: IViolation) => {
    violations.push(violation);
  });
  await page.addInitScript(noteViolations);
  return violations;
}

/** Report each violation to `noteViolation`. Runs in the page. */
function noteViolations(): void {
  const { noteViolation } = window as unknown as {
    noteViolation: (violation: IViolation) => void;
  };
  document.addEventListener('securitypolicyviolation', event => {
    const { blockedURI, disposition, effectiveDirective, sample, sourceFile } =
      event;
    const [, scheme = ''] = /^([a-z]+):/.exec(blockedURI) ?? [];
    noteViolation({
      directive: effectiveDirective,
      blocked: /^(http|ws)s?$/.test(scheme)
        ? new URL(blockedURI).origin
        : scheme || blockedURI,
      source: sourceFile,
      sample,
      isInForce: disposition === 'enforce'
    });
  });
}

/** The kinds of violations, each once: the directive and what it blocked. */
export function kindsOf(violations: readonly IViolation[]): string[] {
  const kinds = violations.map(
    ({ blocked, directive }) => `${directive} ${blocked}`
  );
  return [...new Set(kinds)].sort();
}
