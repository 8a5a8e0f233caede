import { LongText } from '../../../web/components/fields.tsx'
import { type Column, DataTable } from '../../../web/components/data-table.tsx'
import { Form, PostButton, SubmitRow } from '../../../web/components/form.tsx'
import { SavedLine } from '../../../web/components/saved-line.tsx'
import { PageHead } from '../../../web/components/text.tsx'
import { draftOf, type DraftState } from '../../../web/drafts.ts'
import { useText } from '../../../web/texts.tsx'
import type { Theme } from '../queries/themes.ts'

interface ThemesPageProps {
  readonly themes: readonly Theme[]
  /** Starting themes of the approach that are not on the list. */
  readonly missing: readonly string[]
  readonly state: DraftState
}

/** The list of themes of the municipality, and what was written freely in talks. */
export function ThemesPage({ themes, missing, state }: ThemesPageProps) {
  const { t, list, time } = useText()
  const [first] = themes.filter((theme) => stateOf(theme) === 'listed')
  const columns: Column<Theme>[] = [
    { key: 'name', label: t('conversations.themes.name'), cell: ({ name }) => <bdi>{name}</bdi> },
    {
      key: 'state', label: t('conversations.themes.state'),
      cell: (theme) => t(`conversations.themes.is.${stateOf(theme)}`),
    },
    {
      key: 'act', label: t('conversations.themes.act'),
      cell: (theme) => <Act theme={theme} isFirst={theme === first} />,
    },
  ]
  return (
    <>
      <PageHead title={t('conversations.themes.title')} lead={t('conversations.themes.page_lead')}
        back={{ href: '/gesprekken', label: t('conversations.talk.back_list') }} />
      <DataTable caption={t('conversations.themes.title')} quietCaption columns={columns} rows={themes}
        empty={<p>{t('conversations.themes.empty')}</p>} />
      {missing.length > 0 && (
        <>
          <h2>{t('conversations.themes.of_approach')}</h2>
          <p><bdi>{list(missing)}</bdi></p>
          <PostButton action="/gesprekken/themas/aanpak">{t('conversations.themes.take_over')}</PostButton>
        </>
      )}
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

const acts = { ended: ['restore'], free: ['adopt', 'end'], listed: ['up', 'end'] } as const

function Act({ theme, isFirst }: { theme: Theme; isFirst: boolean }) {
  const { t } = useText()
  const { id, name } = theme
  return (
    <div class="actions">
      {acts[stateOf(theme)].filter((act) => act !== 'up' || !isFirst).map((act) => (
        <PostButton action={`/gesprekken/themas/${id}`} values={{ act }} look={act === 'up' ? 'quiet' : 'secondary'}>
          {act === 'up' ? <>{t('own-lists.up')}<span class="sr-only"> {name}</span></>
            : t(`conversations.themes.do.${act}`, { name })}
        </PostButton>
      ))}
    </div>
  )
}
