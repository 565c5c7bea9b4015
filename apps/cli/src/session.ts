/** What every command is given besides its arguments. */
export interface Session {
  /** Aborted when whoever runs the command interrupts it. */
  readonly signal: AbortSignal;
  /** Returns what `saving` resolves to; an interrupted command is not ended before. */
  outlast<T>(saving: Promise<T>): Promise<T>;
  /** Keeps how to go on with the command, which is told when it is interrupted. */
  advise(howToGoOn: string): void;
}
