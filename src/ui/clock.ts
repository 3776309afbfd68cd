import type { ApiToken } from '../tokens';

const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;

/** A smaller difference of clocks, in seconds, may be a slow response. */
const CLOCK_TOLERANCE_SECONDS = 60;

/** Returns the time by the clock of the server or Hub that set the dates. */
export function nowBy(clockAheadSeconds: number | null = null): Date {
  const ahead = clockAheadSeconds ?? 0;
  const seconds = Math.abs(ahead) > CLOCK_TOLERANCE_SECONDS ? ahead : 0;
  return new Date(Date.now() + seconds * 1000);
}

/**
 * Whether a lifetime ends within three days and is in its last quarter: a hub
 * may give all tokens a short lifetime.
 */
export function endsSoon(
  { created, expires }: ApiToken.ILifetime,
  now: Date
): boolean {
  if (!expires) {
    return false;
  }
  const left = Number(expires) - Number(now);
  const whole = created ? Number(expires) - Number(created) : Infinity;
  return left < 3 * DAY_MILLISECONDS && left < whole / 4;
}
