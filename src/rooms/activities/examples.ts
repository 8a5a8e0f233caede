import { territoryId } from '../territory/install.ts'

type Typed = Readonly<Record<string, string | readonly string[]>>

/** What is typed to write down a talk table in Harkema, once, on Tuesday 10 November 2026. */
export function aTalkTable(fields: Typed = {}): Typed {
  return {
    title: 'Praattafel Harkema', kind: 'talk_table', body: 'Oefen Nederlands en leer mensen kennen.',
    organisation_id: '', organiser: 'Buurvrouw Tjitske', place: 'MFA De Spil',
    village_id: territoryId('achtkarspelen', 'village', 'Harkema'), day: '2026-11-10', starts: '10:00', ends: '11:30',
    repeat: 'once', is_public: 'on', ...fields,
  }
}
