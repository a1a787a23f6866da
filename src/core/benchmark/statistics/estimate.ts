/** A figure with the interval that it lies in, with the confidence of the reports. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Of every interval that is shown, and of every "this one is better". */
export const CONFIDENCE = 0.95;
