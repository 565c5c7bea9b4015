import { expect, it } from 'vitest';
import * as browser from './browser.ts';
import * as node from './index.ts';

it('exports these, those that need a file system in Node only', () => {
  const everywhere = [
    'countWords',
    'encodeCorpus',
    'englishConnectorWords',
    'findPhrases',
    'fromBlob',
    'fromSentences',
    'fromText',
    'joinPhrases',
  ];
  expect(Object.keys(browser).sort()).toEqual(everywhere);
  expect(Object.keys(node).sort()).toEqual([...everywhere, 'fromFile', 'fromStdin'].sort());
});
