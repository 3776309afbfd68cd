import { test as base } from '../fixtures';

/**
 * The visit that a project makes.
 */
export interface IVisitOptions {
  /** Its place in the table of visits. */
  visitPlace: number;
}

/**
 * The test of `fixtures.ts` for the visit of its project.
 */
export const test = base.extend<IVisitOptions>({
  visitPlace: [0, { option: true }]
});

export { expect } from '@playwright/test';
