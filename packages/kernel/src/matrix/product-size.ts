/** The sizes of a product: `rows × inner` times `inner × columns`. */
export interface ProductSize {
  readonly rows: number;
  readonly columns: number;
  readonly inner: number;
}
