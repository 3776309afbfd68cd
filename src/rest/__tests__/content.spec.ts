import { readContent } from '../content';

describe('readContent', () => {
  it('finds the list that a path gives', () => {
    const data = [{ name: '1', last_activity: '2024-05-06T07:08:09Z' }];
    expect(readContent({ path: '/api/terminals', data }, 10)).toMatchObject({
      type: 'listing',
      listing: { of: 'terminals', rows: [{ name: '1' }] }
    });
  });

  it.each([
    ['JSON', { a: 1 }, '{\n  "a": 1\n}', true],
    ['more JSON than wanted', [1, 2, 3, 4], '[\n  1,\n  2,\n  ', false],
    ['a text', 'up', 'up', true],
    ['a text that just fits', 'up and running', 'up and running', true],
    ['more text than wanted', 'up and running!', 'up and running', false],
    ['no list', null, 'null', true]
  ])('gives the beginning of %s', (_, data, text, isWhole) => {
    expect(readContent({ path: '/api/kernels', data }, 14)).toEqual({
      type: 'text',
      text,
      isWhole
    });
  });
});
