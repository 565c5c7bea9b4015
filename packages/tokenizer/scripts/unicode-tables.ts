/**
 * Writes `src/unicode/category-runs.ts` and `src/unicode/script-runs.ts`: the general category and the script of every code point, as runs.
 *
 * The tables are committed, so that a tokenizer splits the same way on every engine. They hold the Unicode version of the Node that ran this:
 * `node scripts/unicode-tables.ts` in packages/tokenizer, with the Node of the workspace.
 */
import { writeFileSync } from 'node:fs';

const categories = 'Lu Ll Lt Lm Lo Mn Mc Me Nd Nl No Pc Pd Ps Pe Pi Pf Po Sm Sc Sk So Zs Zl Zp Cc Cf Cs Co Cn'.split(
  ' ',
);
const scripts = (
  'Adlam Ahom Anatolian_Hieroglyphs Arabic Armenian Avestan Balinese Bamum Bassa_Vah Batak Bengali Bhaiksuki Bopomofo Brahmi Braille Buginese ' +
  'Buhid Canadian_Aboriginal Carian Caucasian_Albanian Chakma Cham Cherokee Chorasmian Common Coptic Cuneiform Cypriot Cypro_Minoan Cyrillic ' +
  'Deseret Devanagari Dives_Akuru Dogra Duployan Egyptian_Hieroglyphs Elbasan Elymaic Ethiopic Garay Georgian Glagolitic Gothic Grantha Greek ' +
  'Gujarati Gunjala_Gondi Gurmukhi Gurung_Khema Han Hangul Hanifi_Rohingya Hanunoo Hatran Hebrew Hiragana Imperial_Aramaic Inherited ' +
  'Inscriptional_Pahlavi Inscriptional_Parthian Javanese Kaithi Kannada Katakana Kawi Kayah_Li Kharoshthi Khitan_Small_Script Khmer Khojki ' +
  'Khudawadi Kirat_Rai Lao Latin Lepcha Limbu Linear_A Linear_B Lisu Lycian Lydian Mahajani Makasar Malayalam Mandaic Manichaean Marchen ' +
  'Masaram_Gondi Medefaidrin Meetei_Mayek Mende_Kikakui Meroitic_Cursive Meroitic_Hieroglyphs Miao Modi Mongolian Mro Multani Myanmar ' +
  'Nabataean Nag_Mundari Nandinagari New_Tai_Lue Newa Nko Nushu Nyiakeng_Puachue_Hmong Ogham Ol_Chiki Ol_Onal Old_Hungarian Old_Italic ' +
  'Old_North_Arabian Old_Permic Old_Persian Old_Sogdian Old_South_Arabian Old_Turkic Old_Uyghur Oriya Osage Osmanya Pahawh_Hmong Palmyrene ' +
  'Pau_Cin_Hau Phags_Pa Phoenician Psalter_Pahlavi Rejang Runic Samaritan Saurashtra Sharada Shavian Siddham SignWriting Sinhala Sogdian ' +
  'Sora_Sompeng Soyombo Sundanese Sunuwar Syloti_Nagri Syriac Tagalog Tagbanwa Tai_Le Tai_Tham Tai_Viet Takri Tamil Tangsa Tangut Telugu ' +
  'Thaana Thai Tibetan Tifinagh Tirhuta Todhri Toto Tulu_Tigalari Ugaritic Unknown Vai Vithkuqi Wancho Warang_Citi Yezidi Yi Zanabazar_Square'
)
  .split(' ')
  .filter(isKnownScript);

function isKnownScript(name: string): boolean {
  try {
    new RegExp(`\\p{Script=${name}}`, 'u');
    return true;
  } catch {
    return name === 'Unknown';
  }
}

/** The index of the first test that accepts the code point; the last index where none does. */
function classify(tests: readonly RegExp[], fallback: number): Uint8Array {
  const classes = new Uint8Array(0x110000).fill(fallback);
  for (const [index, test] of tests.entries()) {
    for (let point = 0; point < classes.length; point++)
      if (test.test(String.fromCodePoint(point))) classes[point] = index;
  }
  return classes;
}

/** Runs as `length in base 36, class as one upper-case letter or two`: see `decodeRuns` in src/unicode/runs.ts. */
function toRuns(classes: Uint8Array, nameOf: (index: number) => string): string {
  let runs = '';
  for (let start = 0, end = 0; start < classes.length; start = end) {
    while (end < classes.length && classes[end] === classes[start]) end++;
    runs += (end - start).toString(36) + nameOf(classes[start]!);
  }
  return runs;
}

const letters = (index: number): string =>
  index < 26
    ? String.fromCharCode(65 + index)
    : letters(Math.floor(index / 26) - 1) + String.fromCharCode(65 + (index % 26));
const header = `// Made by scripts/unicode-tables.ts from Unicode ${process.versions.unicode}; do not edit.\n`;

const categoryOf = classify(
  categories.slice(0, -1).map((name) => new RegExp(`^\\p{${name}}$`, 'u')),
  categories.length - 1,
);
writeFileSync(
  'src/unicode/category-runs.ts',
  `${header}/** The general categories in the order of their numbers. */\n` +
    `export const categoryNames = '${categories.join(' ')}';\n\n` +
    `/** The general category of every code point, as runs. */\n` +
    `export const categoryRuns =\n  '${toRuns(categoryOf, letters)}';\n`,
);

const known = scripts.filter((name) => name !== 'Unknown');
const scriptOf = classify(
  known.map((name) => new RegExp(`^\\p{Script=${name}}$`, 'u')),
  known.length,
);
writeFileSync(
  'src/unicode/script-runs.ts',
  `${header}/** The scripts in the order of their numbers. */\n` +
    `export const scriptNames =\n  '${[...known, 'Unknown'].join(' ')}';\n\n` +
    `/** The script of every code point, as runs. */\n` +
    `export const scriptRuns =\n  '${toRuns(scriptOf, letters)}';\n`,
);
