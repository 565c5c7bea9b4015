import { expect, test } from 'vitest';
import * as browser from './browser.ts';
import * as node from './index.ts';

const everywhere = ['compressionOf', 'decompress', 'magicBytes', 'peek', 'readBytes'];

test('the package exports these names and no others', () => {
  expect(Object.keys(browser).sort()).toEqual(everywhere);
  expect(Object.keys(node).sort()).toEqual([...everywhere, 'openFile', 'readStdin', 'saveAtomically'].sort());
});
