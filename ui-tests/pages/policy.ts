import type { Page } from '@playwright/test';

/** The path of the extension's own scripts. */
export const OWN_SCRIPTS = '/extensions/jupyterlab-api-token/static/';

/** The least Content-Security-Policy that JupyterLab needs. */
const NEEDED = {
  'default-src': "'none'",
  'script-src': "'self' 'unsafe-eval' 'unsafe-inline' 'report-sample'",
  'style-src': "'self' 'unsafe-inline' 'report-sample'",
  'connect-src': "'self'",
  'font-src': "'self'",
  'img-src': "'self' data:",
  'worker-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'"
};

/**
 * The headers of JupyterLab's page: the policy that JupyterLab needs, and the
 * strictest one for a page that loads its own files, whose violations are only
 * reported. With `report-sample` the browser reports the beginning of what it
 * blocks.
 */
export const POLICIES = {
  'Content-Security-Policy': headerValue(NEEDED),
  'Content-Security-Policy-Report-Only': headerValue({
    ...NEEDED,
    'script-src': "'self' 'report-sample'",
    'style-src': "'self' 'report-sample'",
    'img-src': "'self'",
    'require-trusted-types-for': "'script'",
    'trusted-types': "'none'"
  })
};

function headerValue(policy: Readonly<Record<string, string>>): string {
  return Object.entries(policy)
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join('; ');
}

/** A violation of a Content-Security-Policy, as the browser reports it. */
export interface IViolation {
  /** The directive, such as `style-src-elem`. */
  readonly directive: string;

  /** What was blocked: a URL, or a word such as `inline` or `eval`. */
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
  await page.addInitScript(() => {
    const note: (violation: IViolation) => void = Reflect.get(
      window,
      'noteViolation'
    );
    document.addEventListener('securitypolicyviolation', event =>
      note({
        directive: event.effectiveDirective,
        blocked: event.blockedURI,
        source: event.sourceFile,
        sample: event.sample,
        isInForce: event.disposition === 'enforce'
      })
    );
  });
  return violations;
}

/**
 * Whether a policy for JupyterLab must allow what this violation needs, because
 * JupyterLab's builder needs it in every extension, such as
 * `jupyterlab_pygments`.
 */
export function isOfEveryExtension(violation: IViolation): boolean {
  const { blocked, directive, sample } = violation;
  switch (`${directive} ${blocked}`) {
    // style-loader adds an empty style element, then its content.
    case 'style-src-elem inline':
      return sample === '' || sample.startsWith('.jp-ApiToken');
    // webpack loads chunks with script elements. Test reads the title of a page.
    case 'require-trusted-types-for trusted-types-sink':
      return (
        sample.startsWith('DOMParser parseFromString|') ||
        (sample.startsWith('HTMLScriptElement src|') &&
          sample.includes(new URL(violation.source).origin))
      );
    default:
      return false;
  }
}
