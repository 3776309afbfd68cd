import { notDone } from '../../rest/__tests__/hubfailures';
import { renderHubReport, renderReport } from '../controls';
import { find, findAll, textOf } from './drawn';
import { trans } from './trans';

describe('renderReport', () => {
  it('folds away all that is known of a failure', () => {
    const drawn = renderReport(
      {
        fault: 'not-found',
        status: 404,
        path: '/api/x',
        message: 'No such path'
      },
      trans
    );
    expect(drawn.tag).toBe('details');
    expect(drawn.attrs).not.toHaveProperty('open');
    expect(textOf(find(drawn, 'summary'))).toBe('Details for a report');
    expect(textOf(find(drawn, 'dl'))).toBe(
      'Fault not-found Status 404 Path /api/x Message No such path'
    );
  });

  it('leaves out what is not known', () => {
    const drawn = renderReport({ fault: 'timeout', status: null }, trans);
    expect(textOf(find(drawn, 'dl'))).toBe('Fault timeout');
  });

  it('shows a message as it is, whatever it looks like', () => {
    const message = '<img src=x onerror=alert(1)>\n%1 100%\u202e';
    const drawn = renderReport({ message }, trans);
    expect(textOf(find(drawn, 'dd'))).toBe(
      '<img src=x onerror=alert(1)>\n%1 100%⟨U+202E⟩'
    );
  });

  it('keeps from translators and spell checkers what others said', () => {
    const drawn = renderReport({ path: '/x', message: 'y' }, trans);
    for (const { attrs } of findAll(drawn, 'dd')) {
      expect(attrs).toMatchObject({ translate: 'no', spellcheck: 'false' });
    }
  });
});

describe('renderHubReport', () => {
  it('has why the Hub did not do it, and what it said', () => {
    const drawn = renderHubReport(
      notDone('forbidden', {
        status: 403,
        message: 'Action is not authorized'
      }),
      trans
    );
    expect(textOf(find(drawn, 'dl'))).toBe(
      'Fault forbidden Status 403 Message Action is not authorized'
    );
  });
});
