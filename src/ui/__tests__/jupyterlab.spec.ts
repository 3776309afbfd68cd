import { notify } from '../jupyterlab';

// As in JupyterLab 3.4 and 3.5.
jest.mock('@jupyterlab/apputils', () => ({}));
jest.mock('@jupyterlab/ui-components', () => ({ LabIcon: jest.fn() }));

it('tells a success in passing where JupyterLab has no notifications', () => {
  jest.useFakeTimers();
  notify('Token copied.');
  const message = document.querySelector('[role="status"]');
  expect(message?.textContent).toBe('');
  jest.advanceTimersByTime(100);
  expect(message?.textContent).toBe('Token copied.');
  expect(message?.isConnected).toBe(true);
  jest.advanceTimersByTime(5000);
  expect(message?.isConnected).toBe(false);
  jest.useRealTimers();
});
