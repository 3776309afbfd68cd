import type { ISignal } from '@lumino/signaling';
import { Signal } from '@lumino/signaling';

import { readPanelSettings } from '../../panel/settings';
import { failed } from '../../rest/failure';
import type { ApiToken, IApiToken } from '../../tokens';
import type { ClearingOutcome, Copyable, CopyOutcome } from '../../ui/clearing';
import { TokenCopier } from '../../ui/clearing';
import type { IPanelSettings } from '../model';
import { PanelModel } from '../model';
import { NO_CHECK, NO_FACTS } from '../unknown';

/**
 * A token whose questions wait until the test answers them.
 */
class FakeToken implements IApiToken {
  readonly value = 'secret';
  readonly kind = 'hub';
  readonly serverUrl = 'https://hub.example/user/alice/';
  readonly hub = null;

  readonly inspections: IQuestion<ApiToken.IFacts>[] = [];
  readonly checks: (IQuestion<ApiToken.ICheck> & { path: string })[] = [];

  inspect({ signal }: ApiToken.IRequestOptions = {}): Promise<ApiToken.IFacts> {
    return new Promise(answer => this.inspections.push({ answer, signal }));
  }

  check(
    path: string,
    { signal }: ApiToken.IRequestOptions = {}
  ): Promise<ApiToken.ICheck> {
    return new Promise(answer => this.checks.push({ path, answer, signal }));
  }
}

interface IQuestion<T> {
  readonly answer: (answer: T) => void;
  readonly signal: AbortSignal | undefined;
}

/**
 * A copier without a browser.
 */
class FakeCopier extends TokenCopier {
  outcome: CopyOutcome = 'copied';

  override get clearingEnded(): ISignal<this, ClearingOutcome> {
    return this.ended;
  }

  override async copy(what: Copyable): Promise<CopyOutcome> {
    this.asked.push(what);
    return this.outcome;
  }

  readonly asked: Copyable[] = [];

  readonly ended = new Signal<this, ClearingOutcome>(this);
}

const FACTS: ApiToken.IFacts = {
  ...NO_FACTS,
  kind: 'hub',
  state: 'works',
  owner: 'alice'
};
const CHECK: ApiToken.ICheck = {
  ...NO_CHECK,
  path: '/api/sessions',
  outcome: 'ok',
  status: 200
};

let token: FakeToken;
let copier: FakeCopier;
let settings: IPanelSettings;
let model: PanelModel;

/** Called whenever the model says that it has changed. */
let changed: jest.Mock<void, []>;

beforeEach(() => {
  jest.useFakeTimers();
  token = new FakeToken();
  copier = new FakeCopier(token, () => 0);
  settings = readPanelSettings({});
  model = new PanelModel(token, copier, () => settings);
  changed = jest.fn();
  model.changed.connect(() => changed());
});

afterEach(() => {
  model.dispose();
  expect(jest.getTimerCount()).toBe(0);
  jest.useRealTimers();
});

/**
 * Change settings as a person does while the panel is open.
 */
function set(changes: Partial<IPanelSettings>): void {
  settings = { ...settings, ...changes };
  model.applySettings();
}

/**
 * Let the model ask for facts, and answer with these.
 */
async function learn(facts: ApiToken.IFacts): Promise<void> {
  const done = model.inspect();
  token.inspections[token.inspections.length - 1].answer(facts);
  await done;
}

/**
 * Let the model make a try, and answer with this.
 */
async function tryOnce(check: Partial<ApiToken.ICheck>): Promise<void> {
  const done = model.runCheck();
  token.checks[token.checks.length - 1].answer({ ...CHECK, ...check });
  await done;
}

it('starts masked, with nothing asked', () => {
  expect(model.isRevealed).toBe(false);
  expect(model.facts).toBeNull();
  expect(model.check).toBeNull();
  expect(model.copied).toBeNull();
  expect(model.cleared).toBeNull();
  expect(model.isInspecting).toBe(false);
  expect(model.isChecking).toBe(false);
  expect(token.inspections).toHaveLength(0);
  expect(token.checks).toHaveLength(0);
});

describe('a revealed token', () => {
  it('is masked when the time set is over, and not before', () => {
    model.reveal();
    expect(model.isRevealed).toBe(true);
    jest.advanceTimersByTime(29_999);
    expect(model.isRevealed).toBe(true);
    changed.mockClear();
    jest.advanceTimersByTime(1);
    expect(model.isRevealed).toBe(false);
    expect(changed).toHaveBeenCalled();
  });

  it('stays when the time set is 0', () => {
    set({ maskAfterSeconds: 0 });
    model.reveal();
    jest.advanceTimersByTime(86_400_000);
    expect(model.isRevealed).toBe(true);
  });

  it('can be masked by hand, once', () => {
    model.reveal();
    changed.mockClear();
    model.mask();
    model.mask();
    expect(model.isRevealed).toBe(false);
    expect(changed).toHaveBeenCalledTimes(1);
  });

  it('gets the whole time again when it is revealed again', () => {
    model.reveal();
    jest.advanceTimersByTime(20_000);
    model.mask();
    model.reveal();
    jest.advanceTimersByTime(29_999);
    expect(model.isRevealed).toBe(true);
    jest.advanceTimersByTime(1);
    expect(model.isRevealed).toBe(false);
  });

  it.each([
    ['longer', 60],
    ['shorter', 10]
  ])('gets a %s time from when that is set', (_, maskAfterSeconds) => {
    model.reveal();
    jest.advanceTimersByTime(20_000);
    set({ maskAfterSeconds });
    jest.advanceTimersByTime(maskAfterSeconds * 1000 - 1);
    expect(model.isRevealed).toBe(true);
    jest.advanceTimersByTime(1);
    expect(model.isRevealed).toBe(false);
  });

  it('stays when the time is set to 0 meanwhile', () => {
    model.reveal();
    set({ maskAfterSeconds: 0 });
    jest.advanceTimersByTime(86_400_000);
    expect(model.isRevealed).toBe(true);
  });

  it('leaves no timer behind when the panel is closed', () => {
    model.reveal();
    model.dispose();
    expect(jest.getTimerCount()).toBe(0);
  });
});

describe('settings', () => {
  it('reveal nothing and start no timer while the token is masked', () => {
    set({ maskAfterSeconds: 10 });
    expect(model.isRevealed).toBe(false);
    expect(jest.getTimerCount()).toBe(0);
    expect(changed).toHaveBeenCalled();
    expect(model.settings.maskAfterSeconds).toBe(10);
  });

  it('give the path to try', () => {
    expect(model.path).toBe('/api/sessions');
    set({ apiPath: '/api/kernels' });
    expect(model.path).toBe('/api/kernels');
  });

  it('leave the path that a person typed, unless theirs changes', () => {
    model.path = '/api/me';
    set({ maskAfterSeconds: 10 });
    expect(model.path).toBe('/api/me');
    set({ apiPath: '/api/kernels' });
    expect(model.path).toBe('/api/kernels');
  });
});

it('says that a person typed another path', () => {
  const seen: string[] = [];
  model.changed.connect(({ path }) => void seen.push(path));
  model.path = '/api/me';
  expect(seen).toEqual(['/api/me']);
});

describe.each<Copyable>(['token', 'sign-in-link'])('copying the %s', what => {
  it.each<CopyOutcome>([
    'copied',
    'copied-to-clear',
    'copied-for-good',
    'no-token'
  ])('says %s and leaves the token masked', async outcome => {
    copier.outcome = outcome;
    await model.copy(what);
    expect(copier.asked).toEqual([what]);
    expect(model.copied).toEqual({ what, outcome });
    expect(model.isRevealed).toBe(false);
    expect(changed).toHaveBeenCalled();
  });

  it('reveals the token when the browser refuses, until it is masked', async () => {
    copier.outcome = 'refused';
    await model.copy(what);
    expect(model.copied).toEqual({ what, outcome: 'refused' });
    expect(model.isRevealed).toBe(true);
    jest.advanceTimersByTime(30_000);
    expect(model.isRevealed).toBe(false);
    expect(model.copied).toBeNull();
  });

  it('keeps saying that it was copied when the token is masked', async () => {
    model.reveal();
    await model.copy(what);
    model.mask();
    expect(model.copied).toEqual({ what, outcome: 'copied' });
  });

  it.each<ClearingOutcome>(['cleared', 'changed', 'not-allowed', 'turned-off'])(
    'says later what became of the clipboard: %s',
    async outcome => {
      await model.copy(what);
      changed.mockClear();
      copier.ended.emit(outcome);
      expect(model.cleared).toBe(outcome);
      expect(model.copied).toBeNull();
      expect(changed).toHaveBeenCalled();
    }
  );

  it('says no more of an earlier one’s clearing', async () => {
    copier.ended.emit('cleared');
    await model.copy(what);
    expect(model.cleared).toBeNull();
  });

  it('says nothing of it any more when something else was copied', async () => {
    await model.copy(what);
    model.forgetCopied();
    expect(model.copied).toBeNull();
    copier.ended.emit('cleared');
    changed.mockClear();
    model.forgetCopied();
    expect(model.cleared).toBeNull();
    expect(changed).toHaveBeenCalled();
  });

  it('shows nothing more when the panel is closed', async () => {
    copier.outcome = 'refused';
    const done = model.copy(what);
    model.dispose();
    await done;
    copier.ended.emit('cleared');
    expect(model.copied).toBeNull();
    expect(model.cleared).toBeNull();
    expect(model.isRevealed).toBe(false);
  });
});

describe('inspect', () => {
  it('shows that it asks, and then what is known', async () => {
    const done = model.inspect();
    expect(model.isInspecting).toBe(true);
    expect(changed).toHaveBeenCalledTimes(1);
    token.inspections[0].answer(FACTS);
    await done;
    expect(model.isInspecting).toBe(false);
    expect(model.facts).toBe(FACTS);
    expect(changed).toHaveBeenCalledTimes(2);
  });

  it('ignores a second call while one goes on, and takes one after', async () => {
    const done = model.inspect();
    await model.inspect();
    expect(token.inspections).toHaveLength(1);
    token.inspections[0].answer(FACTS);
    await done;
    const refused: ApiToken.IFacts = { ...FACTS, state: 'refused' };
    await learn(refused);
    expect(token.inspections).toHaveLength(2);
    expect(model.facts).toBe(refused);
  });

  it('keeps what was known until there is an answer', async () => {
    await learn(FACTS);
    const done = model.inspect();
    expect(model.facts).toBe(FACTS);
    token.inspections[1].answer(NO_FACTS);
    await done;
    expect(model.facts).toBe(NO_FACTS);
  });

  it('can be cancelled, and what was known is known still', async () => {
    await learn(FACTS);
    const done = model.inspect();
    model.cancelInspection();
    expect(token.inspections[1].signal?.aborted).toBe(true);
    token.inspections[1].answer(NO_FACTS);
    await done;
    expect(model.isInspecting).toBe(false);
    expect(model.facts).toBe(FACTS);
  });

  it('can be cancelled before anything was known', async () => {
    const done = model.inspect();
    model.cancelInspection();
    token.inspections[0].answer(NO_FACTS);
    await done;
    expect(model.facts).toBe(NO_FACTS);
    model.cancelInspection();
    expect(model.isInspecting).toBe(false);
  });

  it('is given up when the panel is closed, and changes nothing', async () => {
    const done = model.inspect();
    model.dispose();
    expect(token.inspections[0].signal?.aborted).toBe(true);
    token.inspections[0].answer(FACTS);
    await done;
    expect(model.facts).toBeNull();
    expect(changed).toHaveBeenCalledTimes(1);
  });
});

describe('runCheck', () => {
  it('tries the path, and shows that it does and how that ended', async () => {
    model.path = '/api/kernels';
    changed.mockClear();
    const done = model.runCheck();
    expect(token.checks[0].path).toBe('/api/kernels');
    expect(model.isChecking).toBe(true);
    expect(changed).toHaveBeenCalledTimes(1);
    token.checks[0].answer(CHECK);
    await done;
    expect(model.isChecking).toBe(false);
    expect(model.check).toBe(CHECK);
    expect(changed).toHaveBeenCalledTimes(2);
  });

  it('ignores a second call while one goes on, and takes one after', async () => {
    const done = model.runCheck();
    await model.runCheck();
    expect(token.checks).toHaveLength(1);
    token.checks[0].answer(CHECK);
    await done;
    await tryOnce({ status: 201 });
    expect(token.checks).toHaveLength(2);
    expect(model.check?.status).toBe(201);
  });

  it('takes the last result away while it tries again', async () => {
    await tryOnce({});
    const done = model.runCheck();
    expect(model.check).toBeNull();
    token.checks[1].answer(CHECK);
    await done;
  });

  it('can be cancelled', async () => {
    const done = model.runCheck();
    expect(token.checks[0].signal?.aborted).toBe(false);
    model.cancelCheck();
    expect(token.checks[0].signal?.aborted).toBe(true);
    token.checks[0].answer({ ...CHECK, outcome: 'cancelled' });
    await done;
    expect(model.check?.outcome).toBe('cancelled');
    expect(model.isChecking).toBe(false);
  });

  it('does not mind being cancelled when nothing goes on', async () => {
    model.cancelCheck();
    await tryOnce({});
    model.cancelCheck();
    expect(model.check).toEqual(CHECK);
  });

  it('goes on beside an inspection', async () => {
    const inspected = model.inspect();
    await tryOnce({});
    expect(model.check).toEqual(CHECK);
    expect(model.isInspecting).toBe(true);
    token.inspections[0].answer(FACTS);
    await inspected;
    expect(model.facts).toBe(FACTS);
  });

  it('is given up when the panel is closed, and changes nothing', async () => {
    await learn(FACTS);
    changed.mockClear();
    const done = model.runCheck();
    model.dispose();
    expect(token.checks[0].signal?.aborted).toBe(true);
    token.checks[0].answer({ ...CHECK, outcome: 'expired', hub: 'rejects' });
    await done;
    expect(model.check).toBeNull();
    expect(model.facts).toBe(FACTS);
    expect(changed).toHaveBeenCalledTimes(1);
  });
});

describe('what a try teaches', () => {
  type State = ApiToken.IFacts['state'];
  type Hub = ApiToken.ICheck['hub'];

  it.each<[ApiToken.Kind, ApiToken.Outcome, Hub, State, State]>([
    ['hub', 'ok', 'knows', 'refused', 'works'],
    ['hub', 'ok', 'knows', 'unknown', 'works'],
    ['hub', 'stale', 'rejects', 'works', 'refused'],
    ['hub', 'expired', 'rejects', 'works', 'refused'],
    ['hub', 'not-found', 'rejects', 'unknown', 'refused'],
    ['hub', 'refused', null, 'works', 'refused'],
    ['hub', 'refused', 'knows', 'works', 'works'],
    ['hub', 'refused', 'silent', 'works', 'works'],
    ['hub', 'refused', 'silent', 'unknown', 'unknown'],
    ['hub', 'unreachable', 'silent', 'works', 'works'],
    ['hub', 'not-running', 'knows', 'works', 'works'],
    ['hub', 'cancelled', 'silent', 'refused', 'refused'],
    ['server', 'ok', null, 'refused', 'works'],
    ['server', 'ok', null, 'unknown', 'works'],
    ['server', 'refused', null, 'works', 'refused'],
    ['server', 'refused', null, 'unknown', 'refused'],
    ['server', 'not-found', null, 'unknown', 'unknown'],
    ['server', 'timeout', null, 'works', 'works'],
    ['server', 'unreachable', null, 'works', 'works'],
    ['server', 'outside', null, 'refused', 'refused'],
    ['server', 'cancelled', null, 'unknown', 'unknown'],
    ['none', 'ok', null, 'unknown', 'unknown'],
    ['none', 'refused', null, 'unknown', 'unknown']
  ])(
    'of a token of kind %s: %s, which the Hub %s, turns %s into %s',
    async (kind, outcome, hub, before, state) => {
      const facts: ApiToken.IFacts = { ...FACTS, kind, state: before };
      await learn(facts);
      await tryOnce({ outcome, hub });
      expect(model.facts).toEqual({ ...facts, state });
    }
  );

  // Who listens tells new facts from old ones by the object.
  it('leaves the facts alone when the state stays', async () => {
    await learn(FACTS);
    await tryOnce({ outcome: 'ok', hub: 'knows' });
    expect(model.facts).toBe(FACTS);
    await tryOnce({ outcome: 'expired', hub: 'rejects' });
    expect(model.facts).not.toBe(FACTS);
    expect(FACTS.state).toBe('works');
  });

  // The server may answer from its cache: only the Hub can know.
  it('is not that a dead token works while the Hub is silent', async () => {
    await learn({ ...FACTS, state: 'refused' });
    await tryOnce({ outcome: 'ok', hub: 'silent' });
    expect(model.facts?.state).toBe('refused');
  });

  it.each<[ApiToken.Outcome, Hub, ApiToken.FailureKind | null, boolean]>([
    ['ok', 'knows', 'unreachable', true],
    ['not-found', 'knows', 'status', true],
    ['ok', null, 'timeout', true],
    ['ok', 'silent', 'unreachable', false],
    ['unreachable', null, 'unreachable', false],
    ['ok', null, 'other-origin', false],
    ['ok', 'knows', null, false]
  ])(
    'is to ask again when who was silent answers: %s, %s after %s: %s',
    async (outcome, hub, kind, again) => {
      const failure = kind && failed(kind);
      await learn({ ...FACTS, failure });
      const done = tryOnce({ outcome, hub });
      await jest.advanceTimersByTimeAsync(0);
      expect(model.isInspecting).toBe(again);
      token.inspections[1]?.answer(FACTS);
      await done;
      expect(model.facts?.failure).toBe(again ? null : failure);
    }
  );

  it('is nothing before anybody gave facts', async () => {
    await tryOnce({ outcome: 'ok', hub: 'knows' });
    expect(model.facts).toBeNull();
  });
});

it('can be closed twice', () => {
  model.dispose();
  model.dispose();
  expect(model.isDisposed).toBe(true);
});
