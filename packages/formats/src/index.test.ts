import { expect, test } from 'vitest';
import * as browser from './browser.ts';
import * as node from './index.ts';
import * as names from './names.ts';

const everywhere = [
  'defaultLimits',
  'inspectVectors',
  'openGGUF',
  'openSafetensors',
  'readArrowVectors',
  'readCompressedVectors',
  'model2VecFiles',
  'projectorFiles',
  'readModel2Vec',
  'readProjector',
  'vectorFiles',
  'writeVectors',
  'readGGUFVectors',
  'readGensim',
  'readGloVeText',
  'readNpy',
  'readSafetensorsVectors',
  'readVectors',
  'readWinkJSON',
  'readWord2VecBinary',
  'readWord2VecText',
  'recognitionBytes',
  'recognizeFormat',
  'writeCompressedVectors',
  'writeGloVeText',
  'writeNpy',
  'writeSafetensors',
  'writeSafetensorsVectors',
  'writeWinkJSON',
  'writeWord2VecBinary',
  'writeWord2VecText',
];

test('the package exports these names and no others', () => {
  expect(Object.keys(browser).sort()).toEqual(everywhere.toSorted());
  expect(Object.keys(node).sort()).toEqual(
    [
      ...everywhere,
      'inspectVectorFile',
      'loadTokenizerFingerprint',
      'loadVectors',
      'saveTokenizerFingerprint',
      'saveVectors',
    ].sort(),
  );
});

test('names of formats and extensions come without the code that reads and writes', () => {
  expect(Object.keys(names).sort()).toEqual([
    'extensionOf',
    'formatOfPath',
    'isFolderFormat',
    'isPackedPath',
    'vectorExtensions',
    'vectorFormats',
    'writableVectorFormats',
  ]);
});
