// A thread of its own, because HiGHS cannot be interrupted: who waits too long ends the thread.
import { parentPort, workerData } from 'node:worker_threads'
import loadHighs from 'highs'

// Its types are those of a CommonJS module, its code is not.
const highs = await (loadHighs as unknown as typeof loadHighs.default)()
const { Status, Columns } = highs.solve(workerData, { mip_rel_gap: 0, mip_abs_gap: 0.5, random_seed: 1 })
const values = Object.entries(Columns).map(([name, column]): [string, number] => [name, column.Primal ?? NaN])
parentPort!.postMessage(Status === 'Optimal' ? values : null)
