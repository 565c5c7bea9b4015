import { type ErrorCode, FirthError, type Place } from './error.ts';

/** Something in a file that was read all the same; in strict mode it would have been an error of the same code. */
export interface Warning extends Place {
  readonly code: ErrorCode;
  readonly message: string;
}

/** How a reader treats suspicious input: it reports to `onWarning`, or throws when `strict`. */
export interface WarningOptions {
  readonly strict?: boolean | undefined;
  onWarning?(warning: Warning): void;
}

/**
 * Reports `warning` to `options.onWarning`, or throws it as a {@link FirthError} when `options.strict` is set.
 *
 * @throws FirthError with the warning's code in strict mode
 */
export function warn(options: WarningOptions, warning: Warning): void {
  if (options.strict) throw new FirthError(warning.code, warning.message, warning);
  options.onWarning?.(warning);
}
