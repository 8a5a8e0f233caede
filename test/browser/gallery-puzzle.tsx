import { PuzzleGlyph } from '../../src/web/components/puzzle-glyph.tsx'
import { Puzzle, type PuzzlePiece } from '../../src/web/components/puzzle.tsx'
import { Button } from '../../src/web/components/button.tsx'
import type { Language } from '../../src/web/texts.tsx'

type Words = Record<PuzzlePiece['state'], string>

const words: Record<'nl' | 'ar', Words> = {
  nl: {
    nobody: 'niemand pakt dit op', moving: 'loopt', stuck: 'zit vast', done: 'klaar', not_needed: 'niet nodig',
    held: 'opgepakt', held_twice: 'dubbel opgepakt', hidden: 'afgeschermd',
  },
  ar: {
    nobody: 'لا أحد يتولى هذا', moving: 'جارٍ', stuck: 'متوقف', done: 'تم', not_needed: 'غير لازم',
    held: 'متولّى', held_twice: 'متولّى مرتين', hidden: 'محجوب',
  },
}

const areas = {
  nl: ['Wonen', 'Geld', 'Gezondheid', 'Taal', 'School en kinderopvang', 'Werk', 'Contacten', 'Meedoen', 'De weg weten'],
  ar: ['السكن', 'المال', 'الصحة', 'اللغة', 'المدرسة ورعاية الأطفال', 'العمل', 'العلاقات', 'المشاركة', 'معرفة الطريق'],
}
const keys = ['housing', 'money', 'health', 'language', 'school', 'work', 'contacts', 'participation', 'wayfinding']

type Sample = Pick<PuzzlePiece, 'state' | 'holders'> & Partial<PuzzlePiece>

const mixed: Sample[] = [
  { state: 'done', holders: ['Woningcorporatie De Terpen'], lastTouch: '2 okt 2026' },
  {
    state: 'stuck', holders: ['Gemeente Achtkarspelen'], nextStep: 'Toeslag opnieuw aanvragen', nextDate: '3 okt 2026',
  },
  { state: 'held', holders: ['Huisarts Van der Wal'], nextStep: 'Gesprek met tolk', nextDate: '28 nov 2026' },
  { state: 'done', holders: ['Taalschool Friesland College'] },
  { state: 'done', holders: ['Basisschool De Frissel'] },
  { state: 'nobody', holders: [] },
  { state: 'moving', holders: ['Timpaan Welzijn'], nextStep: 'Kennismaken bij de buurtlunch', nextDate: '24 nov 2026' },
  { state: 'held_twice', holders: ['Timpaan Welzijn', 'VluchtelingenWerk'], nextStep: 'Wie neemt de leiding?' },
  { state: 'not_needed', holders: [] },
]

const longWords: Sample[] = [
  {
    state: 'moving', holders: ['Stichting Maatschappelijke Dienstverlening Noordoost-Fryslân en omstreken'],
    nextStep: 'Arbeitsunfähigkeitsversicherungsbescheinigung', nextDate: '30 november 2026',
  },
  { state: 'nobody', holders: [], nextStep: 'Bijzonderebijstandsaanvraag indienen' },
  { state: 'hidden', holders: [] },
  {
    state: 'stuck', holders: ['Wilhelmina Margaretha van Oosterhout-Brandsma van der Sluis'],
    nextStep: 'Inburgeringsvoorzieningenoverleg', nextDate: '1 sep 2026',
  },
  { state: 'nobody', holders: [] },
  { state: 'held', holders: ['Gemeente'] },
  { state: 'moving', holders: ['Timpaan Welzijn'] },
  { state: 'held_twice', holders: ['Stichting Maatschappelijke Dienstverlening', 'VluchtelingenWerk Noord-Nederland'] },
  { state: 'nobody', holders: [] },
]

function piecesOf(samples: readonly Sample[], language: 'nl' | 'ar'): PuzzlePiece[] {
  return samples.map((sample, index) => ({
    area: keys[index] ?? '', areaName: areas[language][index] ?? '', stateWord: words[language][sample.state],
    href: '#inhoud', children: <p><Button>Actie toevoegen</Button></p>, ...sample,
  }))
}

/** The puzzle in the life of four people: mixed, all is well, nothing begun, long words. */
export function PuzzlePart({ language }: { language: Language }) {
  const spoken = language === 'ar' ? 'ar' : 'nl'
  const all = (state: PuzzlePiece['state']): Sample[] => keys.map(() => ({
    state, holders: state === 'done' ? ['Gemeente Achtkarspelen'] : [],
  }))
  return (
    <>
      <h1>Yousef al-Hariri</h1>
      <Puzzle pieces={piecesOf(mixed, spoken)} label="Puzzel van Yousef" />
      <h2>Alles loopt goed</h2>
      <Puzzle pieces={piecesOf(all('done'), spoken)} id="klaar" label="Puzzel van Selam" />
      <h2>Nog niemand</h2>
      <Puzzle pieces={piecesOf(all('nobody'), spoken)} id="leeg" label="Puzzel van Amal" />
      <h2>Lange woorden</h2>
      <Puzzle pieces={piecesOf(longWords, spoken)} id="lang" label="Puzzel van Wilhelmina" />
      <h2>Klein</h2>
      <p>
        {[mixed, all('done'), all('nobody'), longWords, all('moving')].map((samples) => (
          <><PuzzleGlyph pieces={piecesOf(samples, spoken)} /> </>
        ))}
        <PuzzleGlyph pieces={piecesOf(mixed, spoken)} large />
      </p>
    </>
  )
}
