/** From one network in an hour: a stall where many sign up on one tablet, and not a machine that fills the register. */
export const mostPerHour = 40

/** In one municipality in a day, from all networks together. */
export const mostPerDay = 400

interface Tried {
  readonly network: number
  readonly municipality: number
}

/** How many seconds to wait; 0 when there is room. */
export function secondsToWait({ network, municipality }: Tried): number {
  if (municipality >= mostPerDay) return 24 * 60 * 60
  return network >= mostPerHour ? 60 * 60 : 0
}
