import type { ComponentChildren } from 'preact'
import { ButtonLink } from '../../../web/components/button.tsx'
import { Form, SubmitRow } from '../../../web/components/form.tsx'
import { useText } from '../../../web/texts.tsx'
import type { VolunteerView } from './volunteer.tsx'

export interface PartProps {
  readonly view: VolunteerView
  readonly path: string
}

interface AddProps extends PartProps {
  /** The last words of its address. */
  readonly name: string
  readonly label: string
  /** Of what, for who listens, where several forms have this label. */
  readonly which?: string
  readonly children: ComponentChildren
}

/** A form that opens when it is wanted, one at a time; while something in it is wrong it stays. */
export function AddForm({ view, path, name, label, which = '', children }: AddProps) {
  const { t } = useText()
  if (view.open !== name) {
    return (
      <span class="opens">
        <ButtonLink href={`${path}?open=${name}#formulier`}>
          {label}{which && <span class="sr-only">: <bdi>{which}</bdi></span>}
        </ButtonLink>
      </span>
    )
  }
  return (
    <section class="card" id="formulier" aria-labelledby="formulier-kop">
      <h3 id="formulier-kop">{label}</h3>
      <Form action={`${path}/${name}`} state={view.state}>
        {children}
        <SubmitRow label={t('volunteers.save')} cancel={{ href: path, label: t('volunteers.cancel') }} />
      </Form>
    </section>
  )
}
