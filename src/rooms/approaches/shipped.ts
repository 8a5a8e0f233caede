import type { Approach } from './forms.ts'
import { achtkarspelen } from './shipped/achtkarspelen.ts'
import { rivierenland } from './shipped/rivierenland.ts'
import { sonEnBreugel } from './shipped/son-en-breugel.ts'
import { westerkwartier } from './shipped/westerkwartier.ts'
import { zeist } from './shipped/zeist.ts'

/** The five approaches of the texts: configuration, each to be copied and changed by a municipality. */
export const shippedApproaches: readonly Approach[] = [
  achtkarspelen, sonEnBreugel, zeist, rivierenland, westerkwartier,
]

/** By key ('zeist'); undefined when the product does not ship it. */
export function findApproach(key: string): Approach | undefined {
  return shippedApproaches.find((approach) => approach.key === key)
}
