import { canCreate, creationOf } from '../creation';
import { requestOf } from './anyrequest';

const SERVER = 'http://localhost:8888/';

describe('creationOf', () => {
  it('opens a session', () => {
    expect(creationOf(requestOf({ path: '/api/sessions' }))).toEqual({
      method: 'POST',
      url: `${SERVER}api/sessions`,
      body: {
        path: 'from-a-script.ipynb',
        name: 'from-a-script.ipynb',
        type: 'notebook',
        kernel: { name: 'python3' }
      }
    });
  });

  it.each([
    ['/api/contents', 'api/contents'],
    ['/api/contents/', 'api/contents'],
    ['/api/contents/some/folder', 'api/contents/some/folder'],
    ['/api/contents/folder/?content=0', 'api/contents/folder'],
    ['/api/contents/.hidden', 'api/contents/.hidden'],
    ['/api/contents/checkpoints.d/folder', 'api/contents/checkpoints.d/folder']
  ])('makes a notebook in the folder %s', (path, below) => {
    expect(creationOf(requestOf({ path }))).toEqual({
      method: 'POST',
      url: SERVER + below,
      body: { type: 'notebook' }
    });
  });

  it('writes an empty notebook', () => {
    expect(
      creationOf(requestOf({ path: '/api/contents/a/b.ipynb?content=1' }))
    ).toEqual({
      method: 'PUT',
      url: `${SERVER}api/contents/a/b.ipynb`,
      body: {
        type: 'notebook',
        format: 'json',
        content: { cells: [], metadata: {}, nbformat: 4, nbformat_minor: 5 }
      }
    });
  });

  it.each(['/api/contents/notes.txt', '/api/contents/a b/c.tar.gz'])(
    'writes the text file %s',
    path => {
      expect(creationOf(requestOf({ path }))).toMatchObject({
        method: 'PUT',
        body: { type: 'file', format: 'text' }
      });
    }
  );

  it.each([
    '/',
    '/api',
    '/api/kernels',
    '/api/terminals',
    '/api/sessions/794867b1',
    '/api/contents-of-mine',
    '/api//contents',
    '/api/contents/a.ipynb/trust',
    '/api/contents/a.ipynb/checkpoints?a=1',
    '/api/contents/a.ipynb/checkpoints/0',
    '/files/api/contents'
  ])('makes nothing at %s', path => {
    expect(creationOf(requestOf({ path }))).toBeNull();
    expect(canCreate(path)).toBe(false);
  });
});

describe('canCreate', () => {
  it.each([
    'api/sessions',
    ' /api/sessions ',
    '/api/sessions?a=1',
    'api/contents/a.b'
  ])('knows that something can be made at %j', path => {
    expect(canCreate(path)).toBe(true);
  });

  it('knows that nothing is made at more than 2,000 characters', () => {
    const path = `/api/contents/${'a'.repeat(1986)}`;
    expect(canCreate(path)).toBe(true);
    expect(canCreate(`${path}a`)).toBe(false);
    expect(creationOf(requestOf({ path: `${path}a` }))).toBeNull();
  });
});
