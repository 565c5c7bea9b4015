/**
 * What a transformer does with rows besides matrix products. All arguments are byte offsets into one memory or plain numbers; matrices
 * are float32, row-major and without gaps, `columns`, `count` and `stride` multiples of 4. "+=" adds, all else is overwritten.
 */
export interface TransformerKernel {
  /** x += y. */
  add(x: number, y: number, count: number): void;
  /** Each row of x += y. */
  addToRows(x: number, y: number, rows: number, columns: number): void;
  /** y += the sum of the rows of x. */
  sumRows(x: number, y: number, rows: number, columns: number): void;
  /** Layer normalization (Ba et al. 2016). `moments` gets μ and 1 / √(σ² + ε) of each row: f32[rows][2]. */
  layerNorm(
    x: number,
    scale: number,
    shift: number,
    out: number,
    moments: number,
    rows: number,
    columns: number,
    epsilon: number,
  ): void;
  /** From the gradient `g` of what `layerNorm` wrote: dx +=, dScale +=, dShift +=. */
  layerNormBackward(
    x: number,
    scale: number,
    moments: number,
    g: number,
    dx: number,
    dScale: number,
    dShift: number,
    rows: number,
    columns: number,
  ): void;
  /** out = GELU(x) in its tanh approximation (Hendrycks and Gimpel 2016), as in GPT-2. */
  gelu(x: number, out: number, count: number): void;
  /** g = g ∘ GELU′(x). */
  geluBackward(x: number, g: number, count: number): void;
  /**
   * Softmax of each row of scores times `factor`, of which query i sees the keys up to `start` + i; the others become 0. `scratch` holds
   * one number.
   */
  causalSoftmax(scores: number, queries: number, stride: number, start: number, factor: number, scratch: number): void;
  /** From the gradient `g` of the probabilities `p` to that of the scores before `factor`, in place. */
  softmaxBackward(p: number, g: number, rows: number, stride: number, factor: number): void;
  /**
   * Turns each row of logits into `factor` times the gradient of −log softmax(row)[target], and writes what that loss is made of: in
   * `parts`, f32[rows][2], the sum of e^(logit − highest), and highest − logit of the target. The loss is the logarithm of the one plus
   * the other. `targets` is u32[rows]; `columns` may be any number up to `stride`; what lies between becomes 0.
   */
  crossEntropy(
    logits: number,
    targets: number,
    parts: number,
    rows: number,
    columns: number,
    stride: number,
    factor: number,
  ): void;
}
