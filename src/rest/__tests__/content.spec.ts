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
    ['no list', null, 'null', true],
    [
      '1,000,000 characters of JSON',
      ['a'.repeat(999_996)],
      '[\n  "aaaaaaaaa',
      false
    ],
    [
      '50 levels of JSON',
      JSON.parse('['.repeat(50) + ']'.repeat(50)),
      '[\n  [\n    [\n  ',
      false
    ]
  ])('gives the beginning of %s', (_, data, text, isWhole) => {
    expect(readContent({ path: '/api/kernels', data }, 14)).toEqual({
      type: 'text',
      text,
      isWhole
    });
  });

  it.each([
    ['long', `["${'a'.repeat(999_997)}"]`],
    ['of many fields', `[${Array(500_001).fill('1').join()}]`],
    ['nested 51 levels deep', '['.repeat(51) + ']'.repeat(51)],
    ['nested 100,000 levels deep', '{"a":'.repeat(1e5) + '1' + '}'.repeat(1e5)]
  ])('shows no JSON that is too large: %s', (_, json) => {
    const data = {
      data: JSON.parse(json) as unknown,
      path: '/api/kernelspecs'
    };
    expect(readContent(data, 14)).toEqual({ type: 'too-large' });
  });
});
