import { volunteerSourceKindValues } from '../../../db/schema.ts'
import { Card, Cards } from '../../../web/components/card.tsx'
import { Disclosure } from '../../../web/components/disclosure.tsx'
import { SelectField, TextField } from '../../../web/components/fields.tsx'
import { Form, PostButton, SubmitRow } from '../../../web/components/form.tsx'
import { StateBadge } from '../../../web/components/state.tsx'
import { PageHead } from '../../../web/components/text.tsx'
import { type FormState, hasProblems } from '../../../web/form-state.ts'
import { useText } from '../../../web/texts.tsx'
import type { Source } from '../queries/sources.ts'
import { VolunteerTabs, volunteersPath } from './parts.tsx'

export interface SourcesView {
  readonly sources: readonly (Source & { readonly address: string; readonly code: string })[]
  readonly state: FormState
}

/** Links and codes to sign up by, one for each stall, lunch, booklet or ambassador, so that one knows what worked. */
export function SourcesPage({ view: { sources, state } }: { view: SourcesView }) {
  const { t } = useText()
  const kinds = volunteerSourceKindValues.map((value) => ({ value, label: t(`volunteers.source.${value}`) }))
  return (
    <>
      <PageHead title={t('volunteers.links.title')} lead={t('volunteers.links.lead')} />
      <VolunteerTabs here="links" keeps />
      <Disclosure label={t('volunteers.links.add')} open={sources.length === 0 || hasProblems(state)}>
        <Form action={`${volunteersPath}/links`} state={state}>
          <SelectField name="kind" label={t('volunteers.links.kind')} empty={t('volunteers.choose')} options={kinds} />
          <TextField name="name" label={t('volunteers.links.name')} help={t('volunteers.links.name_help')}
            maxLength={80} />
          <SubmitRow label={t('volunteers.links.make')} />
        </Form>
      </Disclosure>
      <Cards columns>{sources.map((source) => <SourceCard source={source} />)}</Cards>
    </>
  )
}

function SourceCard({ source }: { source: SourcesView['sources'][number] }) {
  const { t } = useText()
  const { id, name, kind, applied, joined, isEnded, address, code } = source
  return (
    <Card title={<bdi>{name}</bdi>} level={2} actions={isEnded ? null : (
      <PostButton look="quiet" action={`${volunteersPath}/links/${id}/einde`}>
        {t('volunteers.links.end')}<span class="sr-only">: {name}</span>
      </PostButton>
    )}>
      <p>{t(`volunteers.source.${kind}`)} · {t('volunteers.links.count', { applied, joined })}</p>
      {isEnded ? <StateBadge state="not_needed">{t('volunteers.links.ended')}</StateBadge> : (
        <div class="link-row">
          <img src={code} width="160" height="160" alt={t('volunteers.links.picture', { name })} />
          <p class="agenda-address"><code dir="ltr">{address}</code></p>
        </div>
      )}
    </Card>
  )
}
