import { Choices, Tick } from '../../src/web/components/choices.tsx'
import { Actions, Button, ButtonLink } from '../../src/web/components/button.tsx'
import { DateField } from '../../src/web/components/date-field.tsx'
import { FileField, LongText, SelectField, TextField } from '../../src/web/components/fields.tsx'
import { Fieldset, Form, SubmitRow } from '../../src/web/components/form.tsx'
import { Notice } from '../../src/web/components/notice.tsx'
import { Progress } from '../../src/web/components/progress.tsx'
import { SavedLine } from '../../src/web/components/saved-line.tsx'
import { PageHead } from '../../src/web/components/text.tsx'

const villages = ['Buitenpost', 'Harkema', 'Surhuisterveen', 'Twijzelerheide'].map((label) => ({
  value: label.toLowerCase(), label,
}))
const wrong = {
  values: {
    name: 'Çağla Yıldız', birth: '31-2-1991', village: 'harkema', literate: 'some', words: 'أريد أن أعمل كخباز',
  },
  problems: {
    birth: ['Deze datum bestaat niet. Schrijf dag-maand-jaar, bijvoorbeeld 7-3-1991.'], languages: ['Kies een taal.'],
    '': ['Iemand anders sloeg dit op terwijl je typte.'],
  },
  conflicts: { words: { theirs: 'Zij wil graag bakker worden.', yours: 'أريد أن أعمل كخباز' } },
}
const draft = { url: '/concepten', key: 'talk:1', base: '1' }

/** Every field, with and without problems. */
export function FormsPart() {
  return (
    <>
      <PageHead title="Nieuwkomer toevoegen" back={{ href: '#inhoud', label: 'Nieuwkomers' }}
        lead="Zoek eerst of deze persoon al bekend is.">
        <ButtonLink look="primary" icon="search" href="#inhoud">Eerst zoeken</ButtonLink>
        <Button icon="import">Lijst inlezen</Button>
        <Button look="quiet">Later</Button>
      </PageHead>
      <Notice kind="ok" title="Opgeslagen">Het gesprek met Amal staat op 3 november.</Notice>
      <Notice kind="info">Je ziet deze gegevens omdat je de lead bent van dit dossier.</Notice>
      <Notice kind="warning" title="Misschien dezelfde persoon">Mohamed Tesfay uit Harkema lijkt hierop.</Notice>
      <Notice kind="error" title="Niet verstuurd">Er is geen verbinding. Je tekst is bewaard.</Notice>
      <Progress label="Rijen lezen" done={4200} total={10_000} />
      <Form action="/gallery" state={wrong}>
        <SavedLine savedAt="14:02" />
        <TextField name="name" label="Hoe heet u?" help="Zoals de persoon het zelf schrijft." />
        <DateField name="birth" label="Geboortedatum" partial />
        <DateField name="housed" label="Huisvestingsdatum" value="2026-11-03" optional />
        <SelectField name="village" label="Dorp" options={villages} empty="Kies een dorp" />
        <TextField name="phone" label="Telefoon" type="tel" size="medium" value="06 12345678" optional />
        <Choices name="literate" legend="Kan deze persoon lezen en schrijven?" options={[
          { value: 'yes', label: 'Ja' },
          { value: 'some', label: 'Een beetje', help: 'In de eigen taal, niet in het Nederlands.' },
          { value: 'no', label: 'Nee' },
        ]} />
        <Choices name="languages" legend="Welke talen spreekt deze persoon?" many row options={[
          { value: 'ar', label: 'Arabisch' }, { value: 'ti', label: 'Tigrinya' }, { value: 'tr', label: 'Turks' },
        ]} />
        <Fieldset legend="Het gesprek" head help="Eigen woorden eerst. Kies daarna thema’s.">
          <LongText name="words" label="Hoe gaat het met u?" draft={draft}
            beside={<p>Vorige keer (6 mei): “Ik mis mijn broer.”</p>} />
          <Tick name="agreed" label="Voorgelezen en akkoord" help="Met tolk, in het Arabisch." checked />
        </Fieldset>
        <FileField name="file" label="Lijst (CSV of Excel)" accept=".csv,.xlsx" />
        <SubmitRow label="Opslaan" cancel={{ href: '#inhoud', label: 'Niet opslaan' }}>
          <Button>Opslaan en nog een</Button>
        </SubmitRow>
      </Form>
      <Actions><Button danger look="primary">Dossier sluiten</Button><Button danger>Verwijderen</Button></Actions>
    </>
  )
}
