/** What every command is given besides its arguments. */
export interface Session {
  /** Aborted when whoever runs the command interrupts it. */
  readonly signal: AbortSignal;
}
