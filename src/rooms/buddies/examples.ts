type Typed = Readonly<Record<string, string | readonly string[]>>

/** What is typed for somebody who likes company and cooking, on weekday evenings in Harkema. */
export function theWishes(villageId: string, fields: Typed = {}): Typed {
  return {
    called: 'Amina', kinds: ['friend', 'language'], village_id: villageId, travel_km: '5',
    slots: ['weekday_evening', 'saturday_morning'], languages: ['Engels'], interests: ['cooking', 'walking'],
    sex: 'female', gender_wish: 'any', age_band: '25_34', household: 'alone', ...fields,
  }
}
