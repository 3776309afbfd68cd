import { isLoopback, isReadableOnTheWay } from '../loopback';

describe('isLoopback', () => {
  it.each([
    'http://localhost:8888/',
    'http://LOCALHOST/lab/',
    'http://localhost.:8888/',
    'http://alice.localhost:8888/user/',
    'http://127.0.0.1:8888/',
    'https://127.0.0.1/',
    'http://127.255.13.9/',
    'http://127.1/',
    'http://[::1]:8888/',
    'http://[0:0:0:0:0:0:0:1]/'
  ])('knows that %s leads to each machine itself', url => {
    expect(isLoopback(url)).toBe(true);
  });

  it.each([
    'https://lab.example/',
    'https://lab.example/localhost/',
    'https://localhost.example/',
    'https://mylocalhost/',
    'https://127.0.0.1.example/',
    'http://128.0.0.1/',
    'http://10.127.0.1:8888/',
    'http://192.168.0.2:8888/',
    'http://[::2]/',
    'http://[fe80::1]/'
  ])('does not say so of %s', url => {
    expect(isLoopback(url)).toBe(false);
  });
});

describe('isReadableOnTheWay', () => {
  it.each([
    ['http://lab.example/', true],
    ['http://192.168.0.2:8888/', true],
    ['https://lab.example/', false],
    ['http://localhost:8888/', false],
    ['http://[::1]:8888/', false]
  ])('knows of %s: %s', (url, expected) => {
    expect(isReadableOnTheWay(url)).toBe(expected);
  });
});
