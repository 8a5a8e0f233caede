import { Disclosure } from '../../../web/components/disclosure.tsx'
import { type Option, SelectField, TextField } from '../../../web/components/fields.tsx'
import { Form, SubmitRow } from '../../../web/components/form.tsx'
import { type FormState, freshForm } from '../../../web/form-state.ts'
import { useText } from '../../../web/texts.tsx'
import { filePath } from '../../newcomers/pages/header.tsx'
import type { CarrierCount } from '../rules/carriers.ts'

export interface ShownCarrier {
  /** null when the file is not the reader's. */
  readonly name: string | null
  readonly personId: string | null
}

interface PartView {
  readonly carrier: ShownCarrier | null
  readonly carriers: readonly Option[]
  readonly state: FormState
  readonly isOver: boolean
}

/** Who passes the invitation on, and handing it to somebody (MS-09). */
export function CarrierPart({ view, path }: { view: PartView; path: string }) {
  const { t } = useText()
  const { carrier, carriers, state, isOver } = view
  const isWrong = state.problems['carrier'] !== undefined || state.problems['carrier_words'] !== undefined
  return (
    <section class="link-part" aria-labelledby="doorgeven">
      <h3 id="doorgeven">{t('invitations.carrier.title')}</h3>
      {carrier && <p>{t('invitations.carrier.is')} <b><CarrierName carrier={carrier} /></b></p>}
      {!isOver && (
        <Disclosure label={t(`invitations.carrier.${carrier ? 'other' : 'hand'}`)} open={isWrong}>
          <p>{t('invitations.carrier.help')}</p>
          <Form action={`${path}/doorgeven`} state={isWrong ? state : freshForm}>
            {carriers.length > 0 && (
              <SelectField name="carrier" label={t('invitations.carrier.person')} options={carriers} optional
                empty={t('invitations.carrier.nobody')} />
            )}
            <TextField name="carrier_words" label={t('invitations.carrier.words')} optional maxLength={120} />
            <SubmitRow label={t('invitations.carrier.save')} />
          </Form>
        </Disclosure>
      )}
    </section>
  )
}

function CarrierName({ carrier: { name, personId } }: { carrier: ShownCarrier }) {
  const { t } = useText()
  if (name === null) return <>{t('invitations.carrier.hidden')}</>
  return personId === null ? <bdi>{name}</bdi>
    : <a class="nl-link" href={filePath(personId, '/uitnodigingen')}><bdi>{name}</bdi></a>
}

/** Who passed on how many invitations to one date, and what came of it. */
export function CarriersOfDate({ counts }: { counts: readonly CarrierCount[] }) {
  const { t } = useText()
  return (
    <ul class="carriers">
      {counts.map(({ name, handed, coming }) => (
        <li>
          <bdi>{name || t('invitations.carrier.hidden')}</bdi>{': '}
          {t('invitations.carrier.handed', { count: handed })}{' · '}
          {t('invitations.carrier.coming', { count: coming })}
        </li>
      ))}
    </ul>
  )
}
