import { Tick } from '../../../web/components/choices.tsx'
import { SelectField, TextField } from '../../../web/components/fields.tsx'
import { Form, PostButton, SubmitRow } from '../../../web/components/form.tsx'
import { PersonLine } from '../../../web/components/person-line.tsx'
import { useText } from '../../../web/texts.tsx'
import type { FormState } from '../../../web/form-state.ts'
import { levels } from '../forms/person.ts'
import type { FileHead } from '../rules/file-head.ts'
import { FilePage, filePath } from './header.tsx'
import { toDetails } from './words.tsx'

export interface ShownLanguage {
  readonly language: string
  readonly level: string
  readonly isMotherTongue: boolean
}

interface LanguagesView {
  readonly head: FileHead
  readonly state: FormState
  readonly languages: readonly ShownLanguage[]
}

/** The languages somebody speaks and how well; the level of Dutch per skill is measured in the talks. */
export function LanguagesPage({ view }: { view: LanguagesView }) {
  const { t, languageName } = useText()
  const { head } = view
  const path = filePath(head.personId, '/talen')
  return (
    <FilePage head={head} tab="details" title={t('newcomers.languages.title')} back={toDetails(head, t)}>
      {view.languages.length === 0 && <p>{t('newcomers.details.no_languages')}</p>}
      <ul class="found">
        {view.languages.map(({ language, level, isMotherTongue }) => (
          <li>
            <PersonLine name={languageName(language)} facts={[
              isMotherTongue && t('newcomers.languages.mother_tongue'), level && t(`newcomers.level.${level}`),
            ]}>
              <PostButton action={`${path}/weg`} values={{ language }}>{t('newcomers.languages.remove')}</PostButton>
            </PersonLine>
          </li>
        ))}
      </ul>
      <h3>{t('newcomers.languages.add')}</h3>
      <Form action={path} state={view.state}>
        <TextField name="language" label={t('newcomers.languages.language')} size="medium" maxLength={60} />
        <SelectField name="level" label={t('newcomers.languages.level')} optional empty={t('newcomers.unknown')}
          options={levels.filter(Boolean).map((value) => ({ value, label: t(`newcomers.level.${value}`) }))} />
        <Tick name="is_mother_tongue" label={t('newcomers.languages.is_mother_tongue')} />
        <SubmitRow label={t('newcomers.languages.save')} />
      </Form>
    </FilePage>
  )
}
