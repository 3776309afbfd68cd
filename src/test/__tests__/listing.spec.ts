import { readContent, readListing } from '../listing';

const TIME = '2024-05-06T07:08:09.000000Z';
const DATE = new Date('2024-05-06T07:08:09Z');

const KERNEL = {
  id: '7c9e',
  name: 'python3',
  last_activity: TIME,
  execution_state: 'idle'
};
const SESSION = { path: 'my notes.ipynb', name: 'my notes', kernel: KERNEL };
const TERMINAL = { name: '1', last_activity: TIME };
const FILE = { name: 'notes.md', type: 'file', last_modified: TIME };
const DIRECTORY = { name: 'dir', type: 'directory' };

/** For each path a response of Jupyter Server, and the row in it. */
const RESPONSES = [
  ['/api/sessions', [SESSION], ['my notes.ipynb', 'python3', 'idle']],
  ['/api/kernels', [KERNEL], ['7c9e', 'python3', 'idle']],
  ['/api/terminals', [TERMINAL], ['1', null, null]],
  [
    '/api/contents/dir',
    { ...DIRECTORY, content: [FILE] },
    ['notes.md', 'file', null]
  ]
] as const;

describe('readListing', () => {
  it.each(RESPONSES)('reads the response of %s', (path, data, row) => {
    const [name, kind, state] = row;
    expect(readListing(path, data)).toEqual({
      of: path.split('/')[2],
      rows: [{ name, kind, state, lastActivity: DATE }]
    });
  });

  it.each([
    '/api/kernels',
    'api/kernels',
    ' /api/kernels ',
    '/api/kernels/',
    '/api/kernels?a=1'
  ])('recognizes the list at %j', path => {
    expect(readListing(path, [KERNEL])?.of).toBe('kernels');
  });

  it('keeps the server’s order', () => {
    const data = ['b', 'a', 'c'].map(name => ({ name }));
    const names = readListing('/api/terminals', data)?.rows.map(
      row => row.name
    );
    expect(names).toEqual(['b', 'a', 'c']);
    expect(readListing('/api/terminals', [])?.rows).toEqual([]);
  });

  it('calls a session without a path by its name', () => {
    const data = [{ ...SESSION, path: '' }];
    expect(readListing('/api/sessions', data)?.rows[0].name).toBe('my notes');
  });

  it.each([
    ['another path', '/api/status', []],
    ['a path that only starts alike', '/api/kernelspecs', [KERNEL]],
    ['a path that goes on with a digit', '/api/kernels2', [KERNEL]],
    ['a path outside the API', '/lab', []],
    ['a path in which it comes later', '/x/api/kernels', [KERNEL]],
    ['one kernel', '/api/kernels/7c9e', KERNEL],
    ['a file', '/api/contents/notes.md', FILE],
    ['a directory without its content', '/api/contents', DIRECTORY],
    ['checkpoints', '/api/contents/notes.md/checkpoints', [{ id: '1' }]],
    ['a failure', '/api/kernels', { message: 'Forbidden' }],
    ['text', '/api/kernels', '[]'],
    ['nothing', '/api/kernels', null],
    ['a list of other things', '/api/kernels', [KERNEL, 'python3']],
    ['a list of lists', '/api/kernels', [[KERNEL]]]
  ])('lists nothing of %s', (_, path, data) => {
    expect(readListing(path, data)).toBeNull();
  });
});

describe('readContent', () => {
  it('recognizes a list by its path', () => {
    const data = [{ name: '1', last_activity: '2024-05-06T07:08:09Z' }];
    expect(readContent('/api/terminals', data, 10)).toMatchObject({
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
  ])('shows the beginning of %s', (_, data, text, isWhole) => {
    expect(readContent('/api/kernels', data, 14)).toEqual({
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
    const data: unknown = JSON.parse(json);
    expect(readContent('/api/kernelspecs', data, 14)).toEqual({
      type: 'too-large'
    });
  });
});
