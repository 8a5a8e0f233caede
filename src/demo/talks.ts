import type { Tx } from '../db/database.ts'
import type { DemoPlace } from './fill.ts'
import type { Life } from './lives.ts'

export async function talksOf(_tx: Tx, _place: DemoPlace, _life: Life): Promise<void> {}
