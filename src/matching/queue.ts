import type { Queue } from './state.ts'

/** Adds column `j` at its distance. */
export function push(queue: Queue, j: number): void {
  queue.size += 1
  rise(queue, queue.size - 1, j)
}

/** Column `j` has come nearer. */
export function nearer(queue: Queue, j: number): void {
  rise(queue, queue.position[j]!, j)
}

/** Takes the nearest column off. */
export function pop(queue: Queue): number {
  const { heap } = queue
  const nearest = heap[0]!
  queue.size -= 1
  if (queue.size > 0) sink(queue, heap[queue.size]!)
  return nearest
}

function rise({ heap, position, distance }: Queue, from: number, j: number): void {
  const own = distance[j]!
  let at = from
  while (at > 0) {
    const parent = (at - 1) >> 2
    const other = heap[parent]!
    if (distance[other]! <= own) break
    heap[at] = other
    position[other] = at
    at = parent
  }
  heap[at] = j
  position[j] = at
}

function sink(queue: Queue, j: number): void {
  const { heap, position, distance, size } = queue
  const own = distance[j]!
  let at = 0
  for (;;) {
    const child = nearestChild(queue, at)
    if (child >= size || distance[heap[child]!]! >= own) break
    const other = heap[child]!
    heap[at] = other
    position[other] = at
    at = child
  }
  heap[at] = j
  position[j] = at
}

function nearestChild({ heap, distance, size }: Queue, at: number): number {
  const first = 4 * at + 1
  const end = Math.min(first + 4, size)
  let nearest = first
  for (let child = first + 1; child < end; child += 1) {
    if (distance[heap[child]!]! < distance[heap[nearest]!]!) nearest = child
  }
  return nearest
}
