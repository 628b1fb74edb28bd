/**
 * What a validator of published files answers. In: nothing. Out: one type, so that every validator (EPUBCheck,
 * Ace, veraPDF) reports alike and the command prints them alike.
 */
export interface ValidatorReport {
  name: string;
  version: string;
  errors: number;
  warnings: number;
  findings: string[];
  /** Why the validator was not run; absent when it was. */
  notRun?: string;
}
