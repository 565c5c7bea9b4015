import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath } from '../../../../tools/browser/chromium.ts';
import { type OpenDemo, openDemo } from '../__fixtures__/open-demo.ts';
import { rooms } from '../rooms/wings.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

describe.skipIf(chromiumPath === undefined)('every room (skipped where Chromium is not installed)', () => {
  let demo: OpenDemo;
  beforeAll(async () => {
    demo = await openDemo();
  });
  afterAll(() => demo?.close());

  it.each(['', ...rooms.map(({ id }) => id)])(
    '%s has nothing serious in the eyes of axe, in light and dark',
    async (id) => {
      const { page, addressOf } = demo;
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await page.goto(addressOf(id));
        await page.locator('h1').waitFor();
        await page.getByText('Opening the room').waitFor({ state: 'detached' });
        await page.evaluate(axe); // a debugger's program runs outside of the page's security policy
        const serious = (await page.evaluate(`axe.run().then(({ violations }) =>
        violations.filter(({ impact }) => impact === 'serious' || impact === 'critical'))`)) as readonly Violation[];
        expect(
          serious.map(({ id: rule, nodes }) => `${rule}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`),
          `${id} in ${colorScheme}`,
        ).toEqual([]);
      }
    },
    30_000,
  );
});
