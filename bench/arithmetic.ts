/** The smallest value that at least `share` (0 to 1) of the values do not exceed; NaN of nothing. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/** How much larger the mean of the last tenth of the samples is than that of the first: 0.1 is a tenth more. */
export function growth(samples: readonly number[]): number {
  const size = Math.max(1, Math.floor(samples.length / 10))
  return mean(samples.slice(-size)) / mean(samples.slice(0, size)) - 1
}
