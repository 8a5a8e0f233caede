import { useText } from '../../../web/texts.tsx'

const tabs = {
  people: '/instellingen/mensen', approach: '/instellingen/aanpak', own: '/instellingen/eigen',
  area: '/instellingen/gebied', organisations: '/instellingen/organisaties',
} as const
export type SettingsTab = keyof typeof tabs

/** The pages of the settings; people and their roles are for the administrator only. */
export function SettingsTabs({ here, seesPeople }: { here: SettingsTab; seesPeople: boolean }) {
  const { t } = useText()
  const shown = (Object.keys(tabs) as SettingsTab[]).filter((tab) => tab !== 'people' || seesPeople)
  return (
    <nav class="file-tabs" aria-label={t('territory.settings.tabs')}>
      <ul>
        {shown.map((tab) => (
          <li>
            <a href={tabs[tab]} aria-current={tab === here ? 'page' : undefined}>{t(`territory.settings.${tab}`)}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
