import type { Candidate } from '../../../matching/problem.ts'
import type { Point } from '../../../kit/distance.ts'
import { kmBetween } from './distance.ts'
import type { Seeker, WaitingLocal } from './people.ts'
import { isAllowed, languageNumbers, leastScore, type Marks, marksOf, scoreOf } from './score.ts'

/** More than this of one person are not weighed; the best of them are. Smaller places never come near. */
const mostCandidates = 200

export interface Sides {
  readonly newcomers: readonly Seeker[]
  readonly locals: readonly WaitingLocal[]
  readonly points: ReadonlyMap<string, Point>
}

/** Both sides made ready for comparing. */
export interface Compared extends Sides {
  readonly newcomerMarks: readonly Marks[]
  readonly localMarks: readonly Marks[]
}

export function compare(sides: Sides): Compared {
  const languages = languageNumbers([...sides.newcomers, ...sides.locals])
  return {
    ...sides, newcomerMarks: sides.newcomers.map((one) => marksOf(one, languages)),
    localMarks: sides.locals.map((one) => marksOf(one, languages)),
  }
}

interface Bucket {
  readonly slots: number
  readonly locals: number[]
  farthest: number
}

interface Village {
  readonly villageId: string | null
  readonly buckets: Map<number, Bucket>
  farthest: number
}

/**
 * Of each newcomer the locals whom no hard rule forbids, cheapest first (a cost is 1000 less the score). Locals lie in
 * buckets by village and day parts, so that a whole village out of reach is passed by in one look. `looks` says how
 * many pairs were looked at.
 */
export function candidatesOf(sides: Compared): { readonly candidates: Candidate[][]; readonly looks: number } {
  const villages = villagesOf(sides)
  const distances = new Map<string | null, (number | null)[]>()
  let looks = 0
  const candidates = sides.newcomers.map(({ village_id: from }, i) => {
    const marks = sides.newcomerMarks[i]!
    const kms = distances.get(from) ?? villages.map(({ villageId }) => kmBetween(sides.points, from, villageId))
    distances.set(from, kms)
    const found: Candidate[] = []
    villages.forEach(({ buckets, farthest }, at) => {
      const km = kms[at]!
      if (km !== null && km > Math.max(marks.travelKm, farthest)) return
      for (const bucket of buckets.values()) {
        if (!isInReach(marks, bucket, km)) continue
        looks += bucket.locals.length
        weigh(sides, { marks, km, bucket }, found)
      }
    })
    return found.toSorted((a, b) => a[1] - b[1] || a[0] - b[0]).slice(0, mostCandidates)
  })
  return { candidates, looks }
}

function villagesOf({ locals, localMarks }: Compared): Village[] {
  const villages = new Map<string | null, Village>()
  locals.forEach(({ village_id: villageId, free }, j) => {
    if (free < 1) return
    const { slots, travelKm } = localMarks[j]!
    const village = villages.get(villageId) ?? { villageId, buckets: new Map<number, Bucket>(), farthest: 0 }
    const bucket = village.buckets.get(slots) ?? { slots, locals: [], farthest: 0 }
    bucket.locals.push(j)
    bucket.farthest = Math.max(bucket.farthest, travelKm)
    village.farthest = Math.max(village.farthest, travelKm)
    village.buckets.set(slots, bucket)
    villages.set(villageId, village)
  })
  return [...villages.values()]
}

function isInReach({ slots, travelKm }: Marks, bucket: Bucket, km: number | null): boolean {
  if (slots !== 0 && bucket.slots !== 0 && (slots & bucket.slots) === 0) return false
  return km === null || km <= Math.max(travelKm, bucket.farthest)
}

interface Look {
  readonly marks: Marks
  readonly km: number | null
  readonly bucket: Bucket
}

// Whoever has pairs already is asked a little later: 10 points for each.
function weigh({ locals, localMarks }: Compared, { marks, km, bucket }: Look, found: Candidate[]): void {
  for (const j of bucket.locals) {
    const theirs = localMarks[j]!
    if (!isAllowed(marks, theirs, km)) continue
    const score = scoreOf(marks, theirs, km)
    if (score >= leastScore) found.push([j, 1000 - score + 10 * locals[j]!.held])
  }
}
