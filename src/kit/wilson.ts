export interface Share {
  readonly numerator: number
  readonly denominator: number
}

export interface Interval {
  readonly low: number
  readonly high: number
}

/** The 95% interval of Wilson around a share: what chance alone would do with so few. Null when nothing counts. */
export function intervalOf({ numerator, denominator }: Share): Interval | null {
  if (denominator === 0) return null
  const z = 1.959964
  const share = numerator / denominator
  const spread = z * Math.sqrt((share * (1 - share)) / denominator + z ** 2 / (4 * denominator ** 2))
  const middle = share + z ** 2 / (2 * denominator)
  const scale = 1 + z ** 2 / denominator
  return { low: Math.max(0, (middle - spread) / scale), high: Math.min(1, (middle + spread) / scale) }
}
