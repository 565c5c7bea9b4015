/** A text of its kind, which no vocabulary of the page was learned from. */
export interface Sample {
  readonly kind: string;
  readonly text: string;
}

export const samples: readonly Sample[] = [
  {
    kind: 'English prose',
    text: 'It is a truth universally acknowledged, that a single man in possession of a good fortune, must be in want of a wife. However little known the feelings or views of such a man may be on his first entering a neighbourhood, this truth is so well fixed in the minds of the surrounding families, that he is considered as the rightful property of some one or other of their daughters.',
  },
  {
    kind: 'TypeScript',
    text: `export function debounce<T>(callback: (value: T) => void, milliseconds: number): (value: T) => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return (value) => {
    clearTimeout(timer);
    timer = setTimeout(() => callback(value), milliseconds);
  };
}
`,
  },
  {
    kind: 'German',
    text: 'Als Gregor Samsa eines Morgens aus unruhigen Träumen erwachte, fand er sich in seinem Bett zu einem ungeheueren Ungeziefer verwandelt. Er lag auf seinem panzerartig harten Rücken und sah, wenn er den Kopf ein wenig hob, seinen gewölbten, braunen Bauch.',
  },
  {
    kind: 'Russian',
    text: 'Все счастливые семьи похожи друг на друга, каждая несчастливая семья несчастлива по-своему. Все смешалось в доме Облонских.',
  },
  {
    kind: 'Chinese',
    text: '道可道，非常道。名可名，非常名。无名天地之始；有名万物之母。',
  },
];
