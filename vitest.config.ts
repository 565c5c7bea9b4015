import { defineConfig } from 'vitest/config';
import SummaryReporter from './tools/summary-reporter.ts';

/** Workspace packages resolve to their TypeScript sources, so a test never runs yesterday's build. */
const sourceFirst = ['@firth/source', 'module', 'node', 'development|production'];

export default defineConfig({
  resolve: { conditions: sourceFirst },
  ssr: { resolve: { conditions: sourceFirst, externalConditions: ['@firth/source', 'node'] } },
  test: {
    include: ['{packages,apps}/*/src/**/*.test.ts', '{benchmarks,tools}/**/*.test.ts'],
    execArgv: ['--conditions=@firth/source'],
    reporters: ['default', new SummaryReporter()],
    isolate: true, // tests take WebAssembly and shared memory away from their globals
    slowTestThreshold: 10_000, // milliseconds above which a test is listed by name
    testTimeout: 30_000,
    expect: { poll: { timeout: 15_000 } }, // a browser on a busy machine takes more than the second that vitest waits
  },
});
