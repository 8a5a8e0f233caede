import { LongText } from '../../../web/components/fields.tsx'
import { type Column, DataTable } from '../../../web/components/data-table.tsx'
import { Form, PostButton, SubmitRow } from '../../../web/components/form.tsx'
import { SavedLine } from '../../../web/components/saved-line.tsx'
import { PageHead } from '../../../web/components/text.tsx'
import { draftOf, type DraftState } from '../../../web/drafts.ts'
import { useText } from '../../../web/texts.tsx'
import type { Theme } from '../queries/themes.ts'

/** The list of themes of the municipality, and what was written freely in talks. */
export function ThemesPage({ themes, state }: { themes: readonly Theme[]; state: DraftState }) {
  const { t, time } = useText()
  const columns: Column<Theme>[] = [
    { key: 'name', label: t('conversations.themes.name'), cell: ({ name }) => <bdi>{name}</bdi> },
    {
      key: 'state', label: t('conversations.themes.state'),
      cell: (theme) => t(`conversations.themes.is.${stateOf(theme)}`),
    },
    { key: 'act', label: t('conversations.themes.act'), cell: (theme) => <Act theme={theme} /> },
  ]
  return (
    <>
      <PageHead title={t('conversations.themes.title')} lead={t('conversations.themes.page_lead')}
        back={{ href: '/gesprekken', label: t('conversations.talk.back_list') }} />
      <DataTable caption={t('conversations.themes.title')} quietCaption columns={columns} rows={themes}
        empty={<p>{t('conversations.themes.empty')}</p>} />
      <h2>{t('conversations.themes.add')}</h2>
      <Form action="/gesprekken/themas" state={state}>
        <SavedLine savedAt={state.savedAt ? time(state.savedAt) : null} />
        <LongText name="names" label={t('conversations.themes.names')} rows={3}
          help={t('conversations.themes.free_help')} draft={draftOf(state.draftKey)} />
        <SubmitRow label={t('conversations.themes.add_submit')} />
      </Form>
    </>
  )
}

function stateOf({ endedOn, isFree }: Theme): 'ended' | 'free' | 'listed' {
  return endedOn !== null ? 'ended' : isFree ? 'free' : 'listed'
}

const acts = { ended: ['restore'], free: ['adopt', 'end'], listed: ['end'] } as const

function Act({ theme }: { theme: Theme }) {
  const { t } = useText()
  return (
    <div class="actions">
      {acts[stateOf(theme)].map((act) => (
        <PostButton action={`/gesprekken/themas/${theme.id}`} values={{ act }}>
          {t(`conversations.themes.do.${act}`, { name: theme.name })}
        </PostButton>
      ))}
    </div>
  )
}
