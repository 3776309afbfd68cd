import { failed } from '../../rest/failure';
import type { ApiToken } from '../../tokens';
import { find, findAll, textOf } from '../../ui/__tests__/drawn';
import { trans } from '../../ui/__tests__/trans';
import { renderFailure } from '../meaning';
import { HUB_5, hubOf } from './pages';

const HUB = hubOf(HUB_5);
const OTHER_HUB = hubOf({ ...HUB_5, hubHost: 'https://other.example' });

function rendered(kind: ApiToken.FailureKind, hub: ApiToken.IHub | null) {
  return renderFailure({ state: 'unknown', failure: failed(kind) }, hub, trans);
}

it.each([
  ['The Hub', HUB],
  ['The server', null],
  ['The server', OTHER_HUB]
])('names %s, which was asked', (name, hub) => {
  const content = rendered('unreachable', hub);
  expect(textOf(content)).toContain(`${name} can’t be reached`);
  expect(findAll(content, 'a')).toHaveLength(hub === OTHER_HUB ? 1 : 0);
});

it('links the token page of a Hub on another origin', () => {
  expect(find(rendered('other-origin', OTHER_HUB), 'a').attrs.href).toBe(
    'https://other.example/hub/token'
  );
});

it('says what stopped a request to the server', () => {
  const gateway = { kind: 'cookie', name: '' } as const;
  const failure = { ...failed('blocked'), gateway };
  const content = renderFailure({ state: 'blocked', failure }, HUB, trans);
  expect(textOf(content)).toContain('lets this browser in by a cookie');
});

it('is empty without a failure', () => {
  expect(textOf(renderFailure({ state: 'works' }, HUB, trans))).toBe('');
});
