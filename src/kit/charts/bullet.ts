import { scaleLinear } from 'd3-scale'

export interface BulletValues {
  readonly value: number
  readonly target?: number | undefined
  /** Lower and upper bound of the uncertainty. */
  readonly interval?: readonly [number, number] | undefined
  /** Where the scale ends; it starts at 0. */
  readonly max: number
}

export interface BulletPlaces {
  readonly value: number
  readonly target: number | undefined
  readonly band: { readonly start: number; readonly length: number } | undefined
}

/** Places on a line of 0 to 100, so that the bullet can be drawn at any width; what lies outside is cut off. */
export function bulletPlaces({ value, target, interval, max }: BulletValues): BulletPlaces {
  const scale = scaleLinear([0, max || 1], [0, 100]).clamp(true)
  const place = (number: number) => Math.round(scale(number) * 100) / 100
  return {
    value: place(value),
    target: target === undefined ? undefined : place(target),
    band: interval && { start: place(interval[0]), length: place(interval[1]) - place(interval[0]) },
  }
}
