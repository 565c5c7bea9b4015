/** The word vectors that come with the page, by the names a visitor sees. */
export const bundledModels: readonly string[] = ['State of the Union', 'GloVe'];

/** The model that a room begins with. */
export const firstModel: string = bundledModels[0]!;
