import { DEFAULTS } from '../../panel/plugin';
import { failed } from '../../rest/failure';
import { FakeToken } from '../../snippets/__tests__/snippetspage';
import type { ApiToken } from '../../tokens';
import type { Copyable, CopyOutcome } from '../../ui/clearing';
import { TokenCopier } from '../../ui/clearing';
import type { IPanelSettings } from '../model';
import { PanelModel } from '../model';

interface IRequest<T> {
  readonly path?: string;
  readonly respond: (value: T) => void;
  readonly signal: AbortSignal | undefined;
}

/** A token whose requests wait for the test. */
class WaitingToken extends FakeToken {
  readonly inspections: IRequest<ApiToken.IFacts>[] = [];
  readonly checks: IRequest<ApiToken.ICheck>[] = [];

  override inspect({ signal }: ApiToken.IRequestOptions = {}) {
    return new Promise<ApiToken.IFacts>(respond =>
      this.inspections.push({ respond, signal })
    );
  }

  override check(path = '', { signal }: ApiToken.IRequestOptions = {}) {
    return new Promise<ApiToken.ICheck>(respond =>
      this.checks.push({ path, respond, signal })
    );
  }
}

class FakeCopier extends TokenCopier {
  outcome: CopyOutcome = 'copied';

  override async copy(): Promise<CopyOutcome> {
    return this.outcome;
  }
}

const FACTS: ApiToken.IFacts = { state: 'works', owner: 'alice' };
const CHECK: ApiToken.ICheck = { path: '/api/sessions', outcome: 'ok' };

let token: WaitingToken;
let copier: FakeCopier;
let settings: IPanelSettings;
let model: PanelModel;
let changed: jest.Mock<void, []>;

beforeEach(() => {
  jest.useFakeTimers();
  token = new WaitingToken();
  copier = new FakeCopier(token, () => 0);
  settings = DEFAULTS;
  model = new PanelModel(token, copier, () => settings);
  changed = jest.fn();
  model.changed.connect(() => changed());
});

afterEach(() => {
  model.dispose();
  expect(jest.getTimerCount()).toBe(0);
  jest.useRealTimers();
});

function set(changes: Partial<IPanelSettings>): void {
  settings = { ...settings, ...changes };
  model.applySettings();
}

async function inspect(facts: ApiToken.IFacts): Promise<void> {
  const done = model.inspect();
  token.inspections[token.inspections.length - 1].respond(facts);
  await done;
}

async function runCheck(changes: Partial<ApiToken.ICheck> = {}): Promise<void> {
  const done = model.runCheck();
  token.checks[token.checks.length - 1].respond({ ...CHECK, ...changes });
  await done;
}

it('has the path of the settings unless the user typed another', () => {
  expect(model.path).toBe('/api/sessions');
  model.path = '/api/me';
  expect(changed).toHaveBeenCalledTimes(1);
  set({ maskAfterSeconds: 10 });
  expect(model.path).toBe('/api/me');
  set({ apiPath: '/api/kernels' });
  expect(model.path).toBe('/api/kernels');
});

describe.each<Copyable>(['token', 'sign-in-link'])('copying the %s', what => {
  it('shows the outcome, and keeps it when the token is masked', async () => {
    model.secret.reveal();
    await model.copy(what);
    model.secret.mask();
    expect(model.copied).toEqual({ what, outcome: 'copied' });
    expect(changed).toHaveBeenCalled();
  });

  it('reveals the token when the browser refuses, until it is masked', async () => {
    copier.outcome = 'refused';
    await model.copy(what);
    expect(model.copied).toEqual({ what, outcome: 'refused' });
    expect(model.secret.isRevealed).toBe(true);
    jest.advanceTimersByTime(30_000);
    expect(model.secret.isRevealed).toBe(false);
    expect(model.copied).toBeNull();
  });

  it('shows the result of clearing until something else is copied', async () => {
    await model.copy(what);
    copier.clearingEnded.emit('cleared');
    expect(model).toMatchObject({ cleared: 'cleared', copied: null });
    await model.copy(what);
    expect(model.cleared).toBeNull();
    model.forgetCopied();
    expect(model.copied).toBeNull();
  });

  it('shows nothing once the panel is closed', async () => {
    copier.outcome = 'refused';
    const done = model.copy(what);
    model.dispose();
    await done;
    expect(model.copied).toBeNull();
    expect(model.secret.isRevealed).toBe(false);
  });
});

describe('inspect', () => {
  it('runs once at a time, and keeps the facts until there are new ones', async () => {
    await inspect(FACTS);
    const done = model.inspect();
    await model.inspect();
    expect(token.inspections).toHaveLength(2);
    expect(model).toMatchObject({ facts: FACTS, inspection: {} });
    token.inspections[1].respond({ state: 'refused' });
    await done;
    expect(model).toMatchObject({ state: 'invalid', inspection: null });
    // Two requests, and their code once.
    expect(changed).toHaveBeenCalledTimes(5);
  });

  it.each([
    ['keeps earlier facts', FACTS],
    ['takes the response without earlier facts', null]
  ])('when canceled, %s', async (_, facts) => {
    model.facts = facts;
    const done = model.inspect();
    model.inspection?.abort();
    expect(token.inspections[0].signal?.aborted).toBe(true);
    token.inspections[0].respond({ state: 'unknown' });
    await done;
    expect(model.facts).toEqual(facts ?? { state: 'unknown' });
    expect(model.inspection).toBeNull();
  });
});

describe('runCheck', () => {
  it('runs one test at a time, and hides the last result', async () => {
    await runCheck({ hub: 'knows' });
    expect(model).toMatchObject({ check: CHECK, facts: null });
    model.path = '/api/kernels';
    const done = model.runCheck();
    await model.runCheck();
    expect(token.checks.map(({ path }) => path)).toEqual([
      '/api/sessions',
      '/api/kernels'
    ]);
    expect(model).toMatchObject({ check: null, checking: {} });
    token.checks[1].respond({ ...CHECK, outcome: 'timeout' });
    await done;
    expect(model.check?.outcome).toBe('timeout');
    expect(model.checking).toBeNull();
  });

  it('can be canceled', async () => {
    const done = model.runCheck();
    model.checking?.abort();
    expect(token.checks[0].signal?.aborted).toBe(true);
    token.checks[0].respond({ ...CHECK, outcome: 'cancelled' });
    await done;
    expect(model.checking).toBeNull();
  });

  type State = ApiToken.IFacts['state'];
  type Hub = ApiToken.ICheck['hub'];

  it.each<[State, ApiToken.Outcome, Hub, State]>([
    ['refused', 'ok', 'knows', 'works'],
    ['works', 'stale', 'rejects', 'refused'],
    ['unknown', 'not-found', 'rejects', 'refused'],
    ['works', 'refused', 'knows', 'works'],
    ['works', 'refused', 'silent', 'works'],
    // The token did not arrive.
    ['works', 'blocked', 'rejects', 'works'],
    // The server may answer from its cache: only the Hub can know.
    ['refused', 'ok', 'silent', 'refused'],
    ['works', 'refused', undefined, 'refused'],
    ['unknown', 'not-found', undefined, 'unknown'],
    ['refused', 'outside', undefined, 'refused'],
    ['none', 'ok', undefined, 'none'],
    ['none', 'refused', undefined, 'none']
  ])(
    'learns from the state %s and the outcome %s, Hub %s: %s',
    async (before, outcome, hub, after) => {
      const facts: ApiToken.IFacts = { ...FACTS, state: before };
      await inspect(facts);
      await runCheck({ outcome, hub });
      expect(model.facts).toEqual({ ...facts, state: after });
      // Listeners tell new facts from old ones by the object.
      expect(model.facts === facts).toBe(before === after);
    }
  );

  it.each<[ApiToken.Outcome, Hub, ApiToken.FailureKind | null, boolean]>([
    ['ok', 'knows', 'unreachable', true],
    ['stale', 'rejects', 'unreachable', true],
    ['ok', undefined, 'timeout', true],
    ['ok', 'silent', 'unreachable', false],
    ['unreachable', undefined, 'unreachable', false],
    ['ok', undefined, 'other-origin', false],
    // The path may need no token.
    ['ok', undefined, 'rejected', true],
    ['ok', 'knows', null, false]
  ])(
    'after %s, Hub %s, and the failure %s, asks again: %s',
    async (outcome, hub, kind, isAgain) => {
      await inspect(
        kind === 'rejected'
          ? { ...FACTS, state: 'refused' }
          : { ...FACTS, failure: kind ? failed(kind) : undefined }
      );
      const done = runCheck({ outcome, hub });
      await jest.advanceTimersByTimeAsync(0);
      expect(model.inspection !== null).toBe(isAgain);
      token.inspections[1]?.respond(FACTS);
      await done;
    }
  );
});

it('aborts its requests when the panel is closed, and changes nothing', async () => {
  const done = [model.inspect(), model.runCheck()];
  changed.mockClear();
  model.dispose();
  model.dispose();
  for (const { signal } of [...token.inspections, ...token.checks]) {
    expect(signal?.aborted).toBe(true);
  }
  token.inspections[0].respond(FACTS);
  token.checks[0].respond({ ...CHECK, hub: 'rejects' });
  await Promise.all(done);
  expect(model).toMatchObject({ facts: null, check: null });
  expect(changed).not.toHaveBeenCalled();
});
