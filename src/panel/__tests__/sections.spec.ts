import type { IStateDB } from '@jupyterlab/statedb';

import { Folding } from '../sections';

let kept: Map<string, unknown>;

const state = {
  fetch: async (key: string) => kept.get(key),
  save: async (key: string, value: unknown) => {
    kept.set(key, value);
  }
} as IStateDB;

beforeEach(() => {
  kept = new Map();
});

async function open(database: IStateDB | null = state): Promise<Folding> {
  const folding = new Folding(database);
  await folding.restore();
  return folding;
}

it('remembers folded and unfolded sections, and nothing else', async () => {
  const folding = await open();
  expect(folding.isFolded('test')).toBe(false);
  folding.fold('test', true);
  folding.fold('scope', true);
  expect([...kept]).toEqual([
    ['jupyterlab-api-token:panel', { folded: ['test', 'scope'] }]
  ]);
  const later = await open();
  expect(later.isFolded('test')).toBe(true);
  expect(later.isFolded('scope')).toBe(true);
  later.fold('test', false);
  expect((await open()).isFolded('test')).toBe(false);
});

it.each([null, 5, [], {}, { folded: 'test' }, { folded: [null, 7, {}] }])(
  'ignores damaged data: %j',
  async value => {
    kept.set('jupyterlab-api-token:panel', value);
    expect((await open()).isFolded('test')).toBe(false);
  }
);

it('works without a state database', async () => {
  const reject = () => Promise.reject(new Error('no workspace'));
  const broken = { fetch: reject, save: reject } as unknown as IStateDB;
  for (const database of [null, broken]) {
    const folding = await open(database);
    folding.fold('test', true);
    expect(folding.isFolded('test')).toBe(true);
  }
});
