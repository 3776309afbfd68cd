import { version } from '../../package.json';
import { withoutToken } from '../rest/body';
import type { ApiToken, IApiToken } from '../tokens';

/** What runs the panel. */
export interface IApplication {
  /** What it is called, such as `JupyterLab`. */
  readonly name: string;

  readonly version: string;

  /** The version of jupyter_server, `''` where the page does not say. */
  readonly serverVersion: string;
}

/** The browser, and how the page came to it. */
export interface IBrowser {
  readonly userAgent: string;

  /** The interface's language as a BCP 47 tag. */
  readonly language: string;

  /** `https:` or `http:`. */
  readonly protocol: string;

  /** Whether the browser lets the page use the clipboard API. */
  readonly isSecureContext: boolean;
}

/** What the panel knows, for a report to those who are to mend it. */
export interface IDiagnosed {
  readonly token: Pick<IApiToken, 'hub' | 'kind' | 'value'>;

  /** What is known of the token, `null` before anybody answered. */
  readonly facts: ApiToken.IFacts | null;

  /** The last try, `null` without one. */
  readonly check: ApiToken.ICheck | null;

  readonly application: IApplication;
  readonly browser: IBrowser;
}

/**
 * Write a report, a line for each thing, in English for those who read it.
 *
 * It goes into public issues. So it has no token, no name of a person, server
 * or group, no address and no path: versions, kinds and outcomes alone.
 */
export function writeDiagnostics(known: IDiagnosed): string {
  const { application, browser, check, facts, token } = known;
  const lines: [string, string][] = [
    ['jupyterlab-api-token', version],
    [application.name, application.version],
    ['jupyter_server', application.serverVersion || 'not known'],
    ['JupyterHub', hubInWords(token.hub, facts)],
    ['browser', browser.userAgent],
    ['language', browser.language],
    [
      'page',
      `${browser.protocol} ${browser.isSecureContext ? 'secure' : 'not secure'}`
    ],
    ['token', token.kind],
    ['asked', facts ? factsInWords(facts) : 'nothing yet'],
    ['scopes', scopesInWords(facts?.scopes)],
    ['test', check ? checkInWords(check) : 'none yet']
  ];
  const text = lines.map(([name, value]) => `${name}: ${value}`).join('\n');
  // What came from elsewhere is checked for its form alone.
  return withoutToken(text, token.value);
}

function hubInWords(
  hub: ApiToken.IHub | null,
  facts: ApiToken.IFacts | null
): string {
  if (!hub) {
    return facts?.absence === 'lite' ? 'none, JupyterLite' : 'none';
  }
  return [
    facts?.hubVersion ?? 'version not known',
    hub.sameOrigin ? 'same origin' : 'other origin',
    hub.serverName ? 'named server' : 'default server',
    ...(hub.user !== null && hub.user !== hub.serverUser
      ? ['of another person']
      : [])
  ].join(', ');
}

function factsInWords(facts: ApiToken.IFacts): string {
  const { absence, clockAheadSeconds, failure, lifetime, state } = facts;
  return joined([
    absence ? `no token: ${absence}` : state,
    failure && `failure: ${failure.kind}`,
    failure?.status && `status: ${failure.status}`,
    lifetime && (lifetime.expires ? 'has an end' : 'has no end'),
    clockAheadSeconds !== undefined && `clock ahead: ${clockAheadSeconds} s`
  ]);
}

/**
 * What scopes are called, without what others name: that in their filters, and
 * the Hub's own scopes (`custom:…`).
 */
function scopesInWords(scopes: readonly string[] | undefined): string {
  if (!scopes) {
    return 'not known';
  }
  const names = scopes.map(
    scope => /^(custom(?=:)|[a-z:]+(![a-z]+)?)/.exec(scope)?.[0] ?? 'other'
  );
  return joined([...new Set(names)]);
}

function checkInWords(check: ApiToken.ICheck): string {
  const { hub, outcome, refusal, response } = check;
  return joined([
    outcome,
    refusal && `refusal: ${refusal}`,
    response && `status: ${response.status}`,
    response && `${Math.round(response.milliseconds)} ms`,
    response?.omitted && `omitted: ${response.omitted}`,
    hub && `the Hub ${hub}`
  ]);
}

function joined(parts: readonly unknown[]): string {
  return parts.filter(Boolean).join(', ');
}
