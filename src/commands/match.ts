import { readFile } from 'node:fs/promises'
import { StartFailure } from '../kit/start-failure.ts'
import { ImpossiblePin } from '../matching/problem.ts'
import { type Command, notUnderstood } from './command.ts'
import { type Answer, answer, type MatchProblem, matchProblem } from './match-problem.ts'

const usage = `Gebruik: npm run samenspel -- match BESTAND.json

Leest een koppelprobleem en schrijft de beste oplossing als JSON, met het bewijs dat het niet beter kan (bound):
{ "total": …, "matched": …, "pairs": [[i, j], …], "bound": …, "milliseconds": … }

Soorten: b-matching, dense-assignment, dinner. docs/matching.md beschrijft ze. Alleen milliseconds verschilt van
keer tot keer.`

export const matchCommand: Command = {
  summary: 'lost een koppelprobleem op',
  usage,
  run: async (words) => {
    const [file, ...rest] = words
    if (file === undefined || rest.length > 0) throw new StartFailure(notUnderstood)
    const problem = await readProblem(file)
    const start = performance.now()
    const { pairs, ...solved } = answerOrRefuse(problem)
    const milliseconds = Math.round((performance.now() - start) * 1000) / 1000
    console.log(JSON.stringify({ ...solved, ...(pairs ? { pairs } : {}), milliseconds }))
    return 0
  },
}

function answerOrRefuse(problem: MatchProblem): Answer {
  try {
    return answer(problem)
  } catch (error) {
    if (!(error instanceof ImpossiblePin)) throw error
    throw new StartFailure('Een vastgezet paar (pinned) kan niet: het is geen kandidaat, staat er dubbel of ook in ' +
      'forbidden, of er is geen plek meer.')
  }
}

async function readProblem(file: string): Promise<MatchProblem> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new StartFailure(`Het bestand ${file} is niet te lezen.`)
  })
  const { data, error } = matchProblem.safeParse(jsonOf(text, file))
  if (data) return data
  const places = [...new Set(error.issues.map(({ path }) => path.join('.')))].filter(Boolean)
  throw new StartFailure(`${file} is geen koppelprobleem dat deze opdracht kent; fout in: ${
    places.slice(0, 5).join(', ') || 'het geheel'}. Zie docs/matching.md.`)
}

function jsonOf(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new StartFailure(`${file} is geen JSON.`)
  }
}
