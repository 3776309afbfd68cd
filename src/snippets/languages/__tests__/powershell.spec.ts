import * as fc from 'fast-check';

import { trans } from '../../../ui/__tests__/trans';
import { ANY_REQUEST, requestOf } from '../../__tests__/anyrequest';
import { ANY_TEXT, CASES, SNIPPET_CASES } from '../../__tests__/anytext';
import { readCode, readValue } from '../../__tests__/powershellreader';
import { powerShell, quotePowerShell } from '../powershell';

const POWERSHELL = powerShell(trans);

describe('readValue', () => {
  // From about_Quoting_Rules, and what .NET says of Regex.Unescape.
  it.each([
    ["'abc'", 'abc'],
    ["''", ''],
    ["'don''t'", "don't"],
    ["'$i `n %1 \"'", '$i `n %1 "'],
    ['\u2018a\u2019', 'a'],
    ["'a\u2019", 'a'],
    ["'a\u2019\u2018b'", 'a\u2019b'],
    ["[regex]::Unescape('a\\u000ab\\\\''')", "a\nb\\'"]
  ])('reads %j', (code, value) => {
    expect(readValue(code)).toBe(value);
  });

  it.each([
    "'a",
    "'a'b'",
    "'a\u2019b'",
    "'a' + 'b'",
    "[regex]::Unescape('\\u12')",
    "[regex]::Unescape('\\')"
  ])('refuses %j', code => {
    expect(() => readValue(code)).toThrow();
  });
});

describe('quotePowerShell', () => {
  it.each([
    ['abc', "'abc'"],
    ['', "''"],
    ["it's", "'it''s'"],
    ['"$env:HOME` %1 \\', "'\"$env:HOME` %1 \\'"],
    ['•a', "[regex]::Unescape('\\u2022a')"],
    ['a\nb', "[regex]::Unescape('a\\u000ab')"],
    ['a\\é', "[regex]::Unescape('a\\\\\\u00e9')"],
    ['it\u2019s', "[regex]::Unescape('it\\u2019s')"],
    ['\u202e', "[regex]::Unescape('\\u202e')"],
    ['😀', "[regex]::Unescape('\\ud83d\\ude00')"],
    ['\0\ud800', "[regex]::Unescape('\\u0000\\ud800')"]
  ])('writes %j', (text, quoted) => {
    expect(quotePowerShell(text)).toBe(quoted);
  });

  it('writes every text', () => {
    fc.assert(
      fc.property(ANY_TEXT, text => {
        expect(readValue(quotePowerShell(text))).toBe(text);
      }),
      CASES
    );
  });

  it('writes in what every code page reads alike', () => {
    fc.assert(
      fc.property(ANY_TEXT, text => {
        expect(quotePowerShell(text)).toMatch(/^[ -~]*$/);
      }),
      CASES
    );
  });
});

describe('PowerShell', () => {
  it('reads, with a token of the environment', () => {
    expect(POWERSHELL.render(requestOf())).toBe(
      [
        "# Set the token first, without leaving it in the history: $env:JUPYTER_API_TOKEN = [Net.NetworkCredential]::new('', (Read-Host 'Token' -AsSecureString)).Password",
        '$request = @{',
        "  Uri = 'http://localhost:8888/api/sessions'",
        '  Headers = @{ Authorization = "token $env:JUPYTER_API_TOKEN" }',
        '}',
        'Invoke-RestMethod @request | ConvertTo-Json -Depth 100',
        ''
      ].join('\n')
    );
  });

  it('holds the token', () => {
    expect(POWERSHELL.render(requestOf({ token: 'abc' }))).toBe(
      [
        '$request = @{',
        "  Uri = 'http://localhost:8888/api/sessions'",
        "  Headers = @{ Authorization = 'token abc' }",
        '}',
        'Invoke-RestMethod @request | ConvertTo-Json -Depth 100',
        ''
      ].join('\n')
    );
  });

  it('needs no token where none is asked for', () => {
    expect(POWERSHELL.render(requestOf({ token: '' }))).not.toContain('oken');
  });

  it('holds every address and token, and nothing else changes', () => {
    const plain = POWERSHELL.render(requestOf({ token: 'abc' }));
    fc.assert(
      fc.property(ANY_REQUEST, request => {
        const { values, rest } = readCode(POWERSHELL.render(request));
        expect(values).toEqual([request.apiUrl, `token ${request.token}`]);
        expect(rest).toBe(readCode(plain).rest);
      }),
      SNIPPET_CASES
    );
  });
});
