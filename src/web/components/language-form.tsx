import { useText } from '../texts.tsx'
import { useForm } from './form-state.tsx'

export interface LanguageSwitch {
  /** POST here with `language` and `back`. */
  readonly action: string
  /** The page to come back to. */
  readonly back: string
  /** Each language named in its own script. */
  readonly languages: readonly { code: string; name: string }[]
}

/** Every language in its own script, one tap. */
export function LanguageForm({ languages }: { languages: LanguageSwitch }) {
  const { t, language } = useText()
  const { csrf, once } = useForm()
  return (
    <form class="languages" action={languages.action} method="post">
      <input type="hidden" name="csrf" value={csrf} />
      <input type="hidden" name="once" value={once} />
      <input type="hidden" name="back" value={languages.back} />
      <fieldset>
        <legend class="sr-only">{t('web.shell.language')}</legend>
        {languages.languages.map(({ code, name }) => (
          <button class="language" type="submit" name="language" value={code} lang={code}
            aria-current={code === language ? 'true' : undefined}>{name}</button>
        ))}
      </fieldset>
    </form>
  )
}
