import { cellText } from '../notebook';

describe('cellText', () => {
  it.each([
    ['python', 'python', 'code'],
    ['python', 'Python', 'code'],
    ['R', 'r', 'code'],
    ['r', 'R', 'code'],
    ['bash', 'bash', 'code'],
    ['bash', 'python', '%%bash\ncode'],
    ['Bash', 'Python', '%%bash\ncode'],
    // The notebook does not say.
    ['python', '', 'code'],
    ['R', '', 'code'],
    ['bash', '', '%%bash\ncode']
  ])('lets %s run in a notebook in %j', (language, notebook, text) => {
    expect(cellText('code', language, notebook)).toBe(text);
  });

  it.each([
    ['python', 'R'],
    ['python', 'bash'],
    ['R', 'python'],
    ['R', 'bash'],
    ['bash', 'R'],
    ['bash', 'python2'],
    ['javascript', 'python'],
    ['powershell', 'python']
  ])('does not let %s run in a notebook in %s', (language, notebook) => {
    expect(cellText('code', language, notebook)).toBeNull();
  });

  it('leaves the code as it is', () => {
    const code = "\n# $& %d '${x}'\n\techo 🗝  \n";
    expect(cellText(code, 'python', 'python')).toBe(code);
    expect(cellText(code, 'bash', 'python')).toBe(`%%bash\n${code}`);
  });
});
