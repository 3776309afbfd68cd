import { findAll, textOf } from '../../ui/__tests__/drawn';
import { trans } from '../../ui/__tests__/trans';
import { readContent, readListing, renderListing } from '../listing';

const KERNEL = {
  id: '7c9e',
  name: 'python3',
  last_activity: '2024-05-06T07:08:09.000000Z',
  execution_state: 'idle'
};
const SESSION = { path: 'my notes.ipynb', name: 'my notes', kernel: KERNEL };
const FILE = {
  name: 'notes.md',
  type: 'file',
  last_modified: KERNEL.last_activity
};
const DIRECTORY = { name: 'dir', type: 'directory' };

/** What is shown of a response: how many there are, and the rows. */
function shown(path: string, data: unknown, limit = 50): string[] {
  const now = new Date('2024-05-06T09:08:09Z');
  const locale = { language: 'en', trans };
  const listing = readListing(path, data);
  if (!listing) {
    return [];
  }
  const content = renderListing(listing, now, limit, locale, () => undefined);
  const parts = ['p', 'tr', 'button'].flatMap(tag => findAll(content, tag));
  return parts.map(textOf);
}

describe('renderListing', () => {
  // Responses of Jupyter Server.
  it.each<[string, unknown, string[]]>([
    [
      '/api/sessions',
      [SESSION, { ...SESSION, path: '' }, { name: 7, kernel: null }],
      [
        '3 sessions',
        'Session Kernel State Last active',
        'my notes.ipynb python3 idle 2 hours ago',
        'my notes python3 idle 2 hours ago',
        'unknown none unknown unknown'
      ]
    ],
    [
      '/api/kernels',
      [KERNEL],
      [
        '1 kernel',
        'Kernel State Last active Id',
        'python3 idle 2 hours ago 7c9e'
      ]
    ],
    [
      '/api/terminals',
      [{ name: '2', last_activity: 'today' }, { name: '1' }],
      ['2 terminals', 'Terminal Last active', '2 unknown', '1 unknown']
    ],
    [
      '/api/contents/dir',
      { ...DIRECTORY, content: [FILE] },
      ['1 file or folder', 'Name Type Modified', 'notes.md file 2 hours ago']
    ],
    [
      '/api/sessions',
      [],
      ['No sessions are running. Open a notebook to start one.']
    ],
    ['/api/kernels', [], ['No kernels are running.']],
    ['/api/terminals', [], ['No terminals are running.']],
    ['/api/contents', { ...DIRECTORY, content: [] }, ['This folder is empty.']]
  ])('shows the response of %s, %#', (path, data, rows) => {
    expect(shown(path, data)).toEqual(rows);
  });

  it('shows the first entries, and a button for more', () => {
    const data = ['b', 'a', 'c'].map(name => ({ name }));
    expect(shown('/api/terminals', data, 2)).toEqual([
      '3 terminals',
      'Terminal Last active',
      'b unknown',
      'a unknown',
      'Show more'
    ]);
  });
});

describe('readListing', () => {
  it.each([
    'api/kernels',
    ' /api/kernels ',
    '/api/kernels/',
    '/api/kernels?a=1'
  ])('recognizes the list at %j', path => {
    expect(readListing(path, [KERNEL])?.of).toBe('kernels');
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
  const LEVELS = '['.repeat(50) + ']'.repeat(50);

  it('recognizes a list by its path', () => {
    expect(readContent('/api/terminals', [])).toHaveProperty('of');
  });

  it.each([
    ['JSON', { a: 1 }, '{\n  "a": 1\n}', true],
    ['a text', 'up', 'up', true],
    ['a text that just fits', 'a'.repeat(20_000), 'a'.repeat(20_000), true],
    ['more text than wanted', 'a'.repeat(20_001), 'a'.repeat(20_000), false],
    ['no list', null, 'null', true],
    [
      '1,000,000 characters of JSON',
      ['a'.repeat(999_996)],
      `[\n  "${'a'.repeat(19_995)}`,
      false
    ],
    [
      '50 levels of JSON',
      JSON.parse(LEVELS),
      JSON.stringify(JSON.parse(LEVELS), null, 2),
      true
    ]
  ])('shows the beginning of %s', (_, data, text, isWhole) => {
    expect(readContent('/api/kernels', data)).toEqual({ text, isWhole });
  });

  it.each([
    ['long', `["${'a'.repeat(999_997)}"]`],
    ['of many fields', `[${Array(500_001).fill('1').join()}]`],
    ['nested 51 levels deep', '['.repeat(51) + ']'.repeat(51)],
    ['nested 100,000 levels deep', '{"a":'.repeat(1e5) + '1' + '}'.repeat(1e5)]
  ])('shows no JSON that is too large: %s', (_, json) => {
    const data: unknown = JSON.parse(json);
    expect(readContent('/api/kernelspecs', data)).toBeNull();
  });
});
