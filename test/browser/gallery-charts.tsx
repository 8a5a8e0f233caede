import { Bullet } from '../../src/web/components/bullet.tsx'
import { Button } from '../../src/web/components/button.tsx'
import { Figure } from '../../src/web/components/figure.tsx'
import { HealthWeb } from '../../src/web/components/health-web.tsx'
import { TalkLine, type TalkState } from '../../src/web/components/talk-line.tsx'
import type { Language } from '../../src/web/texts.tsx'

const dimensions = {
  nl: [
    'Mijn lichaam', 'Mijn gevoel', 'Wat ik belangrijk vind', 'Genieten van het leven', 'Mensen om mij heen', 'Elke dag',
  ],
  ar: ['جسمي', 'شعوري', 'ما هو مهم لي', 'الاستمتاع بالحياة', 'الناس من حولي', 'كل يوم'],
}
const everyState: TalkState[] = [
  'held', 'missed', 'due', 'late', 'moved', 'declined', 'planned', 'later', 'unplanned',
]
const key = {
  id: 'sleutel', title: 'Sleutel binnen 3 maanden', description: '11 van 14; doel 13; marge 8 tot 13', value: 11,
  target: 13, interval: [8, 13], max: 14, targetWord: 'doel 13',
} as const

/** The talks, the web, the figures. */
export function ChartsPart({ language }: { language: Language }) {
  const spoken = language === 'ar' ? 'ar' : 'nl'
  return (
    <>
      <h1>Hoe gaat het echt?</h1>
      <TalkLine label="Gesprekken" moments={[
        { label: 'Startgesprek', state: 'held', when: '3 nov 2025', href: '#inhoud' },
        { label: 'Tussendoor', state: 'unplanned', when: '1 feb 2026', href: '#inhoud' },
        { label: 'Na 6 maanden', state: 'missed', when: '3 apr – 2 jun 2026' },
        {
          label: 'Na 12 maanden', state: 'late', when: 'vóór 2 jan 2027',
          action: <Button look="primary">Gesprek plannen</Button>,
        },
        { label: 'Na 24 maanden', state: 'later', when: 'rond 3 nov 2027' },
      ]} />
      <h2>Elke stand</h2>
      <TalkLine label="Elke stand" moments={everyState.map((state) => ({ label: state, state }))} />
      <h2>Positieve Gezondheid</h2>
      <HealthWeb id="web" title="Zes dimensies" note="Een hulp om te praten. Het is geen cijfer voor een mens."
        dimensions={dimensions[spoken]} series={[
          { label: 'Start, 3 nov 2025', values: [4, 3, 5, 2, 2, 4] },
          { label: 'Na 6 maanden', values: [5, null, 5, 4, 3, 6] },
          { label: 'Nu, 22 nov 2026', values: [7, 6, 8, 6, 5, 7] },
        ]} />
      <h2>Figuren</h2>
      <Figure sentence="**11 van 14** mensen hadden hun sleutel binnen 3 maanden"
        counted={<p>Mensen met een vergunning van drie maanden of langer geleden. Wie verhuisde telt niet mee.</p>}
        table={<p>Tabel</p>} picture={<Bullet {...key} />} />
      <Figure sentence="**4 gezinnen** gingen dit jaar aan het werk" counted={<p>Gezinnen met betaald werk.</p>}
        picture={(
          <Bullet id="werk" title="Aan het werk" description="4 gezinnen; doel 4" value={4} target={4} max={6} />
        )} />
    </>
  )
}
