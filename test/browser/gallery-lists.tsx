import { Button, ButtonLink } from '../../src/web/components/button.tsx'
import { Card, Cards, EmptyState } from '../../src/web/components/card.tsx'
import { type Column, DataTable, Pagination } from '../../src/web/components/data-table.tsx'
import { FilterSentence } from '../../src/web/components/filter-sentence.tsx'
import { PersonLine } from '../../src/web/components/person-line.tsx'
import { PuzzleGlyph } from '../../src/web/components/puzzle-glyph.tsx'
import type { PuzzlePiece } from '../../src/web/components/puzzle.tsx'
import { type ShownState, shownStates, StateBadge } from '../../src/web/components/state.tsx'
import { Timeline } from '../../src/web/components/timeline.tsx'
import { TodayCard, TodayLetter } from '../../src/web/components/today-letter.tsx'

const glyph: Pick<PuzzlePiece, 'areaName' | 'state' | 'stateWord'>[] = [
  'done', 'stuck', 'held', 'done', 'done', 'nobody', 'moving', 'held_twice', 'not_needed',
].map((state, index) => ({ areaName: `gebied ${index + 1}`, state: state as PuzzlePiece['state'], stateWord: state }))

interface Row { name: string; village: string; talk: string; state: ShownState; word: string; days: number }

const rows: Row[] = [
  {
    name: 'Yousef al-Hariri', village: 'Harkema', talk: 'Na 6 maanden',
    state: 'late', word: '12 dagen te laat', days: 41,
  },
  {
    name: 'Selam Tesfay', village: 'Buitenpost', talk: 'Startgesprek', state: 'soon', word: 'over 3 dagen', days: 9,
  },
  {
    name: 'Wilhelmina Margaretha van Oosterhout-Brandsma van der Sluis', village: 'Surhuisterveen', talk: '',
    state: 'moving', word: 'gepland', days: 1204,
  },
  {
    name: 'أمل عبد الرحمن', village: 'Twijzelerheide', talk: 'Na 12 maanden', state: 'done', word: 'gevoerd', days: 3,
  },
]

const columns: Column<Row>[] = [
  {
    key: 'name', label: 'Naam', cell: (row) => <a class="nl-link" href="#inhoud"><bdi>{row.name}</bdi></a>,
    sort: { href: '?sorteer=naam', now: 'up' },
  },
  { key: 'puzzle', label: 'Puzzel', cell: () => <PuzzleGlyph pieces={glyph} /> },
  { key: 'village', label: 'Dorp', cell: (row) => row.village, sort: { href: '?sorteer=dorp' } },
  { key: 'talk', label: 'Gesprek', cell: (row) => row.talk },
  { key: 'state', label: 'Stand', cell: (row) => <StateBadge state={row.state}>{row.word}</StateBadge> },
  { key: 'days', label: 'Dagen stil', cell: (row) => row.days, number: true },
]

const places = [
  { value: '', label: 'alle dorpen' }, { value: 'harkema', label: 'Harkema' },
  { value: 'buitenpost', label: 'Buitenpost' },
]
const talks = [{ value: '', label: 'elk gesprek' }, { value: 'late', label: 'een gesprek te laat' }]

/** Lists, cards, timeline, today. */
export function ListsPart() {
  return (
    <>
      <TodayLetter greeting="Goedemorgen Sanne." summary="Drie gesprekken deze week, één is te laat.">
        <Cards>
          <TodayCard state="late" stateWord="12 dagen te laat" lines={[1979, 2004].map((born) => ({
            title: 'Gesprek na 6 maanden', person: 'Yousef al-Hariri', born, href: '#inhoud', pieces: glyph,
            action: <ButtonLink href="#inhoud">Gesprek plannen</ButtonLink>,
          }))}>
            Het had vóór 10 november moeten zijn.
          </TodayCard>
          <TodayCard state="soon" stateWord="over 3 dagen" lines={[{
            title: 'Startgesprek', person: 'Selam Tesfay', href: '#inhoud', action: <Button>Tolk regelen</Button>,
          }]}>
            Er is nog geen tolk.
          </TodayCard>
          <TodayCard state="nobody" stateWord="nog geen lead"
            lines={[{ title: 'Iemand aanwijzen', person: 'Amal', href: '#inhoud' }]} />
        </Cards>
      </TodayLetter>
      <h2>Nieuwkomers</h2>
      <FilterSentence action="/nieuwkomers" keep={{ sorteer: 'naam' }} parts={[
        'Nieuwkomers in', { name: 'dorp', label: 'dorp', value: 'harkema', options: places },
        'met', { name: 'gesprek', label: 'gesprek', value: '', options: talks },
      ]} />
      <DataTable caption="4 nieuwkomers" columns={columns} rows={rows} />
      <Pagination page={2} pages={7} hrefOf={(page) => `?pagina=${page}`} />
      <DataTable caption="Leeg" columns={columns} rows={[]}
        empty={(
          <EmptyState action={{ href: '#inhoud', label: 'Nieuwkomer toevoegen' }}>
            Hier is nog niemand. Voeg de eerste nieuwkomer toe.
          </EmptyState>
        )} />
      <h2>Standen</h2>
      <p>{shownStates.map((state) => <><StateBadge state={state}>{state}</StateBadge> </>)}</p>
      <h2>Wat er gebeurde</h2>
      <Timeline label="Tijdlijn" items={[
        {
          when: '3 nov 2026', day: '2026-11-03', icon: 'talk', title: 'Startgesprek gevoerd',
          who: 'Amina, Timpaan Welzijn', href: '#inhoud', children: <p dir="auto">“Ik wil bakker worden.”</p>,
        },
        {
          when: '28 okt 2026', day: '2026-10-28', icon: 'phone', title: 'Gebeld over de sleutel',
          who: 'Sanne, gemeente',
        },
        { when: '1 okt 2026', day: '2026-10-01', icon: 'home', title: 'Sleutel gekregen' },
      ]} />
      <h2>Team</h2>
      <Cards columns>
        <Card title="Om Yousef heen" state={{ state: 'held', word: 'lead bekend' }}
          actions={<Button>Lead wisselen</Button>}>
          <PersonLine name="Amina Bakker" facts={['lead', 'Timpaan Welzijn']} phone="0511 123456" href="#inhoud" />
          <PersonLine name="Joris de Wit" facts={['gezinscoach', null, 'gemeente']} />
        </Card>
        <Card title="Doel: bakker worden" href="#inhoud" state={{ state: 'moving', word: 'loopt' }}>
          <p>“Ik wil weer brood bakken.”</p>
        </Card>
      </Cards>
    </>
  )
}
