// GENERATED from the migrated database by bin/generate-schema.ts; do not edit.
import type { ColumnType, Generated } from 'kysely'

export type Timestamp = ColumnType<Date, Date | string, Date | string>
export type Json = ColumnType<unknown, string, string>

export const actionMannerValues = ['alone', 'together', 'for_them'] as const
export type ActionManner = (typeof actionMannerValues)[number]

export const activityKindValues = [
  'talk_table',
  'walk_in',
  'lesson',
  'information',
  'meal',
  'sport',
  'school',
  'parents',
  'excursion',
  'training',
  'matching_dinner',
  'food_truck',
  'other',
] as const
export type ActivityKind = (typeof activityKindValues)[number]

export const agreementWayValues = [
  'read_aloud',
  'read_by_person',
  'with_interpreter',
  'with_family',
  'own_page',
] as const
export type AgreementWay = (typeof agreementWayValues)[number]

export const appointmentOutcomeValues = ['came', 'did_not_come', 'moved', 'cancelled'] as const
export type AppointmentOutcome = (typeof appointmentOutcomeValues)[number]

export const buddyAfterValues = ['again', 'parked', 'never'] as const
export type BuddyAfter = (typeof buddyAfterValues)[number]

export const buddyCheckMomentValues = ['week_2', 'week_6', 'week_12', 'after'] as const
export type BuddyCheckMoment = (typeof buddyCheckMomentValues)[number]

export const buddyChoiceKindValues = ['pin', 'forbid'] as const
export type BuddyChoiceKind = (typeof buddyChoiceKindValues)[number]

export const buddyEndReasonValues = [
  'period_over',
  'moved',
  'no_time',
  'no_click',
  'no_contact',
  'own_wish',
  'other',
] as const
export type BuddyEndReason = (typeof buddyEndReasonValues)[number]

export const buddyHowValues = ['good', 'fair', 'hard'] as const
export type BuddyHow = (typeof buddyHowValues)[number]

export const buddyKindValues = ['friend', 'language', 'way_finder', 'family', 'club', 'earlier_arrival'] as const
export type BuddyKind = (typeof buddyKindValues)[number]

export const buddyLinkAboutValues = ['pair', 'dinner'] as const
export type BuddyLinkAbout = (typeof buddyLinkAboutValues)[number]

export const buddySideValues = ['newcomer', 'local'] as const
export type BuddySide = (typeof buddySideValues)[number]

export const cardEndReasonValues = ['withdrawn', 'not_found', 'file_closed'] as const
export type CardEndReason = (typeof cardEndReasonValues)[number]

export const cardKindValues = [
  'go_along',
  'letters',
  'practise',
  'skill',
  'company',
  'transport',
  'furniture',
  'clothes',
  'bicycle',
  'things',
  'interpreter',
  'other',
] as const
export type CardKind = (typeof cardKindValues)[number]

export const cardSideValues = ['asked', 'offered'] as const
export type CardSide = (typeof cardSideValues)[number]

export const closureReasonValues = [
  'done',
  'moved_away',
  'left_country',
  'died',
  'own_wish',
  'entered_in_error',
] as const
export type ClosureReason = (typeof closureReasonValues)[number]

export const comingNeedValues = [
  'childcare',
  'ride',
  'interpreter',
  'companion',
  'other_time',
  'other_theme',
  'own_words',
] as const
export type ComingNeed = (typeof comingNeedValues)[number]

export const contactKindValues = ['visit', 'phone', 'message', 'office', 'letter', 'meeting', 'social'] as const
export type ContactKind = (typeof contactKindValues)[number]

export const interpreterSettingValues = ['school', 'gp', 'municipality', 'elsewhere'] as const
export type InterpreterSetting = (typeof interpreterSettingValues)[number]

export const interpreterStateValues = ['not_needed', 'present', 'phone', 'family', 'missing', 'unknown'] as const
export type InterpreterState = (typeof interpreterStateValues)[number]

export const invitationAnswerValues = ['comes', 'cannot', 'not_for_me', 'needs'] as const
export type InvitationAnswer = (typeof invitationAnswerValues)[number]

export const languageSkillValues = ['reading', 'listening', 'writing', 'speaking'] as const
export type LanguageSkill = (typeof languageSkillValues)[number]

export const levelSourceValues = ['exam', 'teacher', 'self', 'worker', 'import'] as const
export type LevelSource = (typeof levelSourceValues)[number]

export const literacyValues = ['unknown', 'not_literate', 'own_script', 'latin_script'] as const
export type Literacy = (typeof literacyValues)[number]

export const ownFieldKindValues = ['text', 'choice', 'date', 'yes_no'] as const
export type OwnFieldKind = (typeof ownFieldKindValues)[number]

export const ownListValues = [
  'contact_kind',
  'absence',
  'cancellation',
  'move',
  'declined',
  'lead_change',
  'activity_kind',
  'volunteer_training',
] as const
export type OwnList = (typeof ownListValues)[number]

export const ownWordKindValues = ['talent', 'wish', 'dream', 'concern', 'barrier', 'limitation'] as const
export type OwnWordKind = (typeof ownWordKindValues)[number]

export const pieceStateValues = ['done', 'not_needed', 'stuck', 'open'] as const
export type PieceState = (typeof pieceStateValues)[number]

export const planKindValues = ['pop', 'action_plan'] as const
export type PlanKind = (typeof planKindValues)[number]

export const puzzleAreaValues = [
  'language',
  'work',
  'housing',
  'health',
  'money',
  'contacts',
  'school',
  'wayfinding',
  'participation',
] as const
export type PuzzleArea = (typeof puzzleAreaValues)[number]

export const rideMeansValues = ['driver', 'village_car', 'bicycle', 'bus'] as const
export type RideMeans = (typeof rideMeansValues)[number]

export const roleValues = ['coordinator', 'case_worker', 'interviewer', 'policy_officer', 'administrator'] as const
export type Role = (typeof roleValues)[number]

export const sexValues = ['female', 'male', 'other', 'not_asked'] as const
export type Sex = (typeof sexValues)[number]

export const targetGroupValues = [
  'asylum_status_holder',
  'family_or_other_migrant',
  'earlier_arrival',
  'in_reception',
  'child',
  'other',
] as const
export type TargetGroup = (typeof targetGroupValues)[number]

export const volunteerCallOutcomeValues = ['joins', 'thinks', 'no_answer', 'does_not_join'] as const
export type VolunteerCallOutcome = (typeof volunteerCallOutcomeValues)[number]

export const volunteerCostKindValues = ['travel', 'phone', 'material', 'allowance', 'other'] as const
export type VolunteerCostKind = (typeof volunteerCostKindValues)[number]

export const volunteerEndReasonValues = [
  'own_wish',
  'moved',
  'no_time',
  'not_suitable',
  'does_not_join',
  'died',
  'other',
] as const
export type VolunteerEndReason = (typeof volunteerEndReasonValues)[number]

export const volunteerSourceKindValues = ['stall', 'lunch', 'booklet', 'ambassador', 'website', 'other'] as const
export type VolunteerSourceKind = (typeof volunteerSourceKindValues)[number]

export interface AccountTable {
  id: string
  email: string
  name: string
  password_hash: string | null
  totp_seed: string | null
  totp_confirmed_at: Timestamp | null
  totp_last_step: number | null
  language: Generated<string>
  created_at: Generated<Timestamp>
  deactivated_at: Timestamp | null
}

export interface ActivityTable {
  municipality_id: string
  id: string
  title: string
  body: Generated<string>
  kind: ActivityKind
  kind_words: Json | null
  aims: Generated<string[]>
  serves: Generated<string[]>
  organisation_id: string | null
  organiser: Generated<string>
  village_id: string
  place: string
  latitude: number | null
  longitude: number | null
  rule: Generated<string>
  capacity: number | null
  for_whom: Generated<string>
  language: Generated<string>
  level: Generated<string>
  childcare: Generated<boolean>
  interpreter_languages: Generated<string[]>
  ride: Generated<boolean>
  step_free: Generated<boolean>
  women_only: Generated<boolean>
  cost: Generated<string>
  contact_name: Generated<string>
  contact_phone: Generated<string>
  is_public: boolean
  made_at: Timestamp
  made_by: string
  version: Generated<number>
}

export interface ActivityDateTable {
  municipality_id: string
  id: string
  activity_id: string
  is_public: boolean
  planned_day: string
  day: string
  starts: string
  ends: string
  place: string | null
  change_reason: Generated<string>
  changed_at: Timestamp | null
  changed_by: string | null
  cancel_reason: Generated<string>
  cancelled_at: Timestamp | null
  cancelled_by: string | null
}

export interface ActivityThemeTable {
  municipality_id: string
  activity_id: string
  theme_id: string
}

export interface ApiTokenTable {
  id: string
  account_id: string
  municipality_id: string
  name: string
  token_hash: string
  created_at: Timestamp
  expires_on: string
  revoked_at: Timestamp | null
  may_write: Generated<boolean>
}

export interface ApproachDraftTable {
  municipality_id: string
  approach: Json
  version: Generated<number>
  changed_at: Timestamp
  changed_by: string | null
}

export interface ApproachVersionTable {
  municipality_id: string
  number: number
  id: string
  approach: Json
  purpose: string
  adopted_on: string
  adopted_at: Timestamp
  adopted_by: string | null
}

export interface AreaTeamTable {
  municipality_id: string
  id: string
  name: string
}

export interface AttendanceTable {
  municipality_id: string
  date_id: string
  person_id: string
  came: boolean
  written_at: Timestamp
  written_by: string | null
  invitation_id: string | null
}

export interface AuditRowTable {
  municipality_id: string
  at: Timestamp
  id: string
  account_id: string | null
  roles: string
  action: string
  result: string
  object_kind: Generated<string>
  object_id: string | null
  person_ids: Generated<string[]>
  ground: Generated<string>
  origin: string
  trace_id: string
}

export interface BarrierTable {
  municipality_id: string
  id: string
  invitation_id: string
  person_id: string
  date_id: string
  need: ComingNeed
  words: Generated<string>
  named_at: Timestamp
  due_on: string
  taker_id: string | null
  taken_at: Timestamp | null
  arranged: string | null
  impossible: string | null
  settled_at: Timestamp | null
  settled_by: string | null
  ended_at: Timestamp | null
  is_arranged: Generated<boolean>
}

export interface BoardCardTable {
  municipality_id: string
  id: string
  side: CardSide
  kind: CardKind
  title: string
  village_id: string
  languages: Generated<string[]>
  setting: InterpreterSetting | null
  needed_on: string | null
  is_newcomers: boolean
  is_public: boolean
  answers_id: string | null
  made_at: Timestamp
  made_by: string | null
}

export interface BuddyAnswerTable {
  municipality_id: string
  proposal_id: string
  side: BuddySide
  person_id: string
  says_yes: boolean
  at: Timestamp
  by_account: string | null
}

export interface BuddyCheckTable {
  municipality_id: string
  id: string
  pair_id: string
  side: BuddySide
  person_id: string
  moment: BuddyCheckMoment
  done_on: string
  how: BuddyHow
  new_people: number | null
  in_touch: boolean | null
  body: Generated<string>
  at: Timestamp
  by_account: string
}

export interface BuddyChoiceTable {
  municipality_id: string
  id: string
  person_id: string
  newcomer_id: string
  local_id: string
  kind: BuddyChoiceKind
  reason: Generated<string>
  made_at: Timestamp
  made_by: string
  ended_at: Timestamp | null
}

export interface BuddyDinnerTable {
  municipality_id: string
  id: string
  round_id: string
  name: string
  day: string
  tables: number
  rounds: number
  seated_at: Timestamp | null
  made_by: string
}

export interface BuddyDinnerLocalTable {
  municipality_id: string
  id: string
  dinner_id: string
  local_id: string
  called: string
}

export interface BuddyDinnerNewcomerTable {
  municipality_id: string
  id: string
  dinner_id: string
  person_id: string
  newcomer_id: string
  called: string
}

export interface BuddyDinnerSeatTable {
  municipality_id: string
  dinner_id: string
  guest_id: string
  round: number
  place: number
}

export interface BuddyDinnerTapTable {
  municipality_id: string
  dinner_id: string
  from_guest: string
  to_guest: string
  at: Timestamp
}

export interface BuddyLinkTable {
  municipality_id: string
  id: string
  about: BuddyLinkAbout
  subject_id: string
  side: BuddySide
  activity_id: string | null
  dinner_id: string | null
  token_hash: string
  last_day: string
  ended_at: Timestamp | null
}

export interface BuddyLocalTable {
  municipality_id: string
  id: string
  name: string
  phone: Generated<string>
  likeness: string
  called: string
  kinds: string[]
  interests: Generated<string[]>
  rather_not: Generated<string[]>
  languages: Generated<string[]>
  by_hand: Generated<boolean>
  sex: Generated<Sex>
  gender_wish: Generated<string>
  age_band: Generated<string>
  age_wish: Generated<string[]>
  household: Generated<string>
  children: Generated<string[]>
  slots: Generated<string[]>
  village_id: string | null
  travel_km: number
  traits: Generated<string[]>
  refuses: Generated<string[]>
  places: Generated<number>
  registered_on: string
  registered_by: string | null
  waiting_since: string
  parked_until: string | null
  ended_on: string | null
  version: Generated<number>
}

export interface BuddyLocalNoteTable {
  municipality_id: string
  talk_id: string
  local_id: string
  body: string
  written_by: string
}

export interface BuddyLocalTalkTable {
  municipality_id: string
  id: string
  local_id: string
  held_on: string
  written_at: Timestamp
  written_by: string
}

export interface BuddyMeetingTable {
  municipality_id: string
  pair_id: string
  day: string
  side: BuddySide
  person_id: string
  at: Timestamp
  by_account: string | null
}

export interface BuddyNewcomerTable {
  municipality_id: string
  id: string
  person_id: string
  called: string
  kinds: string[]
  interests: Generated<string[]>
  rather_not: Generated<string[]>
  languages: Generated<string[]>
  by_hand: Generated<boolean>
  sex: Generated<Sex>
  gender_wish: Generated<string>
  age_band: Generated<string>
  age_wish: Generated<string[]>
  household: Generated<string>
  children: Generated<string[]>
  slots: Generated<string[]>
  village_id: string | null
  travel_km: number
  traits: Generated<string[]>
  refuses: Generated<string[]>
  registered_on: string
  registered_by: string
  waiting_since: string
  parked_until: string | null
  ended_on: string | null
  version: Generated<number>
}

export interface BuddyNewcomerTalkTable {
  municipality_id: string
  id: string
  person_id: string
  newcomer_id: string
  held_on: string
  body: Generated<string>
  written_at: Timestamp
  written_by: string
}

export interface BuddyPairTable {
  municipality_id: string
  id: string
  person_id: string
  newcomer_id: string
  local_id: string
  round_id: string | null
  kind: BuddyKind
  newcomer_called: string
  local_called: string
  waited_days: number
  first_day: string
  last_day: string
  weekly: Generated<string>
  ended_on: string | null
  end_reason: BuddyEndReason | null
  ended_by: string | null
}

export interface BuddyProposalTable {
  municipality_id: string
  id: string
  person_id: string
  newcomer_id: string
  local_id: string
  round_id: string | null
  kind: BuddyKind
  newcomer_called: string
  local_called: string
  score: number
  explained: Json
  weeks: number
  waiting_since: string
  made_on: string
  made_by: string
  withdrawn_on: string | null
}

export interface BuddyRefusalTable {
  municipality_id: string
  proposal_id: string
  side: BuddySide
  person_id: string
  after: BuddyAfter
  parked_until: string | null
  words: Generated<string>
}

export interface BuddyRoundTable {
  municipality_id: string
  id: string
  name: string
  changed: Generated<string>
  activity_id: string | null
  weeks: Generated<number>
  opened_on: string
  opened_by: string
  closed_on: string | null
}

export interface CalendarGivenTable {
  municipality_id: string
  person_id: string
  given_on: string
  written_at: Timestamp
  written_by: string
}

export interface CalendarLinkTable {
  municipality_id: string
  id: string
  person_id: string
  token_hash: string
  last_day: string
  made_at: Timestamp
  made_by: string
  ended_at: Timestamp | null
}

export interface CardEndTable {
  municipality_id: string
  card_id: string
  at: Timestamp
  by_account: string | null
  reason: CardEndReason
}

export interface CardLinkTable {
  municipality_id: string
  id: string
  card_id: string
  token_hash: string
  made_at: Timestamp
}

export interface CardMatchTable {
  municipality_id: string
  id: string
  request_id: string
  offer_id: string
  matched_at: Timestamp
  matched_by: string
}

export interface CardPersonTable {
  municipality_id: string
  card_id: string
  person_id: string
  words: Generated<string>
}

export interface CardResidentTable {
  municipality_id: string
  card_id: string
  name: string
  phone: Generated<string>
  email: Generated<string>
  words: Generated<string>
}

export interface ConductCertificateTable {
  municipality_id: string
  id: string
  volunteer_id: string
  dated_on: string
  seen_on: string
  profile: string
  again_on: string | null
  seen_by: string
  written_at: Timestamp
}

export interface ContactMomentTable {
  municipality_id: string
  id: string
  person_id: string
  shared_id: string
  kind: ContactKind
  at: Timestamp
  body: Generated<string>
  area: PuzzleArea | null
  is_appointment: Generated<boolean>
  place: Generated<string>
  outcome: AppointmentOutcome | null
  outcome_reason: Generated<string>
  moved_to_id: string | null
  own_word_id: string | null
  author_id: string | null
  organisation_id: string | null
  version: Generated<number>
  written_at: Timestamp
  kind_words: Generated<string>
}

export interface ConversationTable {
  municipality_id: string
  id: string
  person_id: string
  moment: string
  held_on: string | null
  place: Generated<string>
  interviewer_id: string | null
  interviewer_first_day: string | null
  interviewer_last_day: string | null
  language: Generated<string>
  interpreter: Generated<InterpreterState>
  interpreter_note: Generated<string>
  present_note: Generated<string>
  approach_key: string
  cancelled_on: string | null
  cancel_reason: Generated<string>
  created_at: Timestamp
  created_by: string | null
  version: Generated<number>
  planned_on: string | null
  planned_time: string | null
  level_source: Generated<LevelSource>
}

export interface ConversationAgreementTable {
  municipality_id: string
  id: string
  conversation_id: string
  person_id: string
  way: AgreementWay
  note: Generated<string>
  agreed_on: string
  written_at: Timestamp
  written_by: string
}

export interface ConversationAnswerTable {
  municipality_id: string
  conversation_id: string
  person_id: string
  question_key: string
  body: Generated<string>
  is_not_discussed: Generated<boolean>
  version: Generated<number>
  saved_at: Timestamp
  saved_by: string | null
}

export interface ConversationCompletionTable {
  municipality_id: string
  conversation_id: string
  person_id: string
  completed_at: Timestamp
  completed_by: string
  questions: Json
}

export interface ConversationCorrectionTable {
  municipality_id: string
  id: string
  conversation_id: string
  person_id: string
  question_key: string
  old_body: string
  new_body: string
  reason: string
  corrected_at: Timestamp
  corrected_by: string
}

export interface ConversationMarkTable {
  municipality_id: string
  conversation_id: string
  person_id: string
  scale: string
  mark: number | null
  wants_to_talk: Generated<boolean>
  saved_at: Timestamp
  saved_by: string | null
}

export interface ConversationThemeTable {
  municipality_id: string
  conversation_id: string
  person_id: string
  theme_id: string
  added_at: Timestamp
}

export interface CostAgreementTable {
  municipality_id: string
  id: string
  volunteer_id: string
  kind: VolunteerCostKind
  words: Generated<string>
  monthly_cents: number
  first_day: string
  last_day: string | null
  agreed_by: string
  agreed_at: Timestamp
}

export interface CostClaimTable {
  municipality_id: string
  id: string
  volunteer_id: string
  agreement_id: string
  cents: number
  on_day: string
  words: Generated<string>
  written_by: string
  written_at: Timestamp
}

export interface DateCountTable {
  municipality_id: string
  date_id: string
  guests: number
  low_reason: Generated<string>
  written_at: Timestamp
  written_by: string | null
  is_low: Generated<boolean>
}

export interface DeviationTable {
  municipality_id: string
  id: string
  goal_id: string
  person_ids: string[]
  body: string
  reason: string
  decided_by_words: string
  decided_on: string | null
  cost_cents: number | null
  written_at: Timestamp
  written_by: string | null
}

export interface DoorTable {
  municipality_id: string
  id: string
  date_id: string
  activity_id: string
  token_hash: string
  last_day: string
  made_by: string
  made_at: Timestamp
  ended_at: Timestamp | null
}

export interface DoorGuestTable {
  municipality_id: string
  id: string
  date_id: string
  at: Timestamp
}

export interface DraftTable {
  municipality_id: string
  account_id: string
  key: string
  field: string
  body: string
  saved_at: Timestamp
}

export interface FileClosureTable {
  municipality_id: string
  id: string
  person_id: string
  closed_on: string
  closed_at: Timestamp
  closed_by: string
  reopened_on: string | null
  reopened_at: Timestamp | null
  reopened_by: string | null
}

export interface FileClosureGroundTable {
  municipality_id: string
  closure_id: string
  person_id: string
  reason: ClosureReason
  note: Generated<string>
}

export interface FileTeamMemberTable {
  municipality_id: string
  id: string
  person_id: string
  account_id: string
  organisation_id: string | null
  purpose: Generated<string>
  is_lead: Generated<boolean>
  is_self_attached: Generated<boolean>
  ground: Generated<string>
  first_day: string
  last_day: string | null
}

export interface FormReceiptTable {
  municipality_id: string
  account_id: string
  token: string
  location: string | null
  at: Timestamp
  request_print: string | null
  answer: string | null
}

export interface GoalTable {
  municipality_id: string
  id: string
  person_ids: string[]
  owner_person_id: string
  frame_key: string
  area: PuzzleArea
  body: string
  body_translated: Generated<string>
  translated_language: Generated<string>
  raised_by_newcomer: Generated<boolean>
  raised_on: string
  own_word_id: string | null
  conversation_id: string | null
  question_key: Generated<string>
  dream: Generated<string>
  reached_on: string | null
  ended_on: string | null
  end_reason: Generated<string>
  version: Generated<number>
  created_at: Timestamp
  created_by: string | null
  updated_at: Timestamp
  dream_translated: Generated<string>
  frame_heading: Json | null
}

export interface GoalPersonTable {
  municipality_id: string
  person_id: string
  goal_id: string
}

export interface HeldFormTable {
  id: string
  account_id: string
  municipality_id: string
  path: string
  sealed_fields: string
  held_at: Timestamp
}

export interface HouseholdTable {
  municipality_id: string
  id: string
  external_number: string | null
  created_at: Timestamp
}

export interface HouseholdMemberTable {
  municipality_id: string
  id: string
  household_id: string
  person_id: string
  relation: Generated<string>
  first_day: string
  last_day: string | null
}

export interface HousingNumberTable {
  municipality_id: string
  year: number
  half: number
  asked: number
  carried: number | null
  written_at: Timestamp
  written_by: string
}

export interface ImportBatchTable {
  municipality_id: string
  id: string
  account_id: string
  file_name: string
  state: string
  refusal: Generated<string>
  headings: Generated<Json>
  mapping: Generated<Json>
  total_rows: Generated<number>
  checked_rows: Generated<number>
  created_at: Timestamp
  confirmed_at: Timestamp | null
  serials: string | null
  header_line: Generated<number>
  other_sheets: Generated<Json>
  beat_at: Timestamp | null
  checked_at: Timestamp | null
}

export interface ImportKeptCellTable {
  municipality_id: string
  person_id: string
  heading: string
  body: string
  read_at: Timestamp
}

export interface ImportMappingTable {
  municipality_id: string
  heading: string
  field: string
  decided_at: Timestamp
}

export interface ImportReadingTable {
  municipality_id: string
  row_key: string
  person_id: string
  is_extra: Generated<boolean>
  texts: Json
  read_at: Timestamp
}

export interface ImportRowTable {
  municipality_id: string
  batch_id: string
  line: number
  account_id: string
  cells: Json
  state: string
  problems: Generated<Json>
  likeness: Generated<Json>
  decision: Generated<string>
  person_id: string | null
  remarks: Generated<Json>
  changes: Generated<Json>
  other_line: number | null
}

export interface InterimResultTable {
  municipality_id: string
  id: string
  goal_id: string
  person_ids: string[]
  body: string
  on_day: string
  written_at: Timestamp
  author_id: string | null
  body_translated: Generated<string>
  translated_language: Generated<string>
  version: Generated<number>
}

export interface InvitationTable {
  municipality_id: string
  id: string
  person_id: string
  date_id: string
  asked_by: string
  asked_at: Timestamp
  ended_at: Timestamp | null
}

export interface InvitationCarrierTable {
  municipality_id: string
  invitation_id: string
  person_id: string
  carrier_id: string | null
  words: Generated<string>
  handed_at: Timestamp
  handed_by: string
}

export interface InvitationLinkTable {
  municipality_id: string
  id: string
  invitation_id: string
  activity_id: string
  token_hash: string
  last_day: string
  ended_at: Timestamp | null
  date_id: string | null
  code_hash: string | null
}

export interface InvitationReplyTable {
  municipality_id: string
  id: string
  invitation_id: string
  person_id: string
  turn: number
  answer: InvitationAnswer
  words: Generated<string>
  at: Timestamp
  by_account: string | null
}

export interface JoiningLinkTable {
  id: string
  account_id: string
  purpose: string
  token_hash: string
  made_by: string | null
  expires_at: Timestamp
  used_at: Timestamp | null
}

export interface LanguageLevelTable {
  municipality_id: string
  id: string
  person_id: string
  skill: LanguageSkill
  level: string
  measured_on: string
  source: LevelSource
  conversation_id: string | null
  written_at: Timestamp
  written_by: string | null
}

export interface LeadChangeTable {
  municipality_id: string
  id: string
  person_id: string
  from_account_id: string | null
  to_account_id: string
  reason: string
  overlap_until: string | null
  changed_at: Timestamp
  changed_by: string
  seen_by_from_at: Timestamp | null
  seen_by_to_at: Timestamp | null
}

export interface MatchContactTable {
  municipality_id: string
  match_id: string
  for_card_id: string
  person_id: string | null
  name: string
  phone: Generated<string>
  email: Generated<string>
}

export interface MatchDoneTable {
  municipality_id: string
  match_id: string
  at: Timestamp
  by_account: string | null
  card_id: string | null
}

export interface MatchEndTable {
  municipality_id: string
  match_id: string
  at: Timestamp
  by_account: string
}

export interface MembershipTable {
  municipality_id: string
  id: string
  account_id: string
  organisation_id: string | null
  role: Role
  area_team_id: string | null
  first_day: string
  last_day: string | null
  ended_at: Timestamp | null
}

export interface MunicipalityTable {
  id: string
  region_id: string
  slug: string
  cbs_code: string
  name: string
  approach_key: string
}

export interface NotDuplicateTable {
  municipality_id: string
  first_id: string
  second_id: string
  decided_at: Timestamp
  decided_by: string
}

export interface OrganisationTable {
  municipality_id: string
  id: string
  name: string
  kind: string
}

export interface OrganiserLinkTable {
  municipality_id: string
  id: string
  activity_id: string
  token_hash: string
  last_day: string
  made_at: Timestamp
  made_by: string
  ended_at: Timestamp | null
}

export interface OwnFieldTable {
  municipality_id: string
  id: string
  name: Json
  kind: OwnFieldKind
  options: Generated<string[]>
  purpose: string
  kept_months: number
  place: number
  first_day: string
  last_day: string | null
  written_at: Timestamp
  written_by: string | null
}

export interface OwnFieldValueTable {
  municipality_id: string
  person_id: string
  field_id: string
  value: string
  version: Generated<number>
  written_at: Timestamp
  written_by: string | null
}

export interface OwnListEntryTable {
  municipality_id: string
  id: string
  list: OwnList
  name: Json
  counts_as: ContactKind | null
  place: number
  first_day: string
  last_day: string | null
  written_at: Timestamp
  written_by: string | null
}

export interface OwnWordTable {
  municipality_id: string
  id: string
  person_id: string
  kind: OwnWordKind
  body: string
  area: PuzzleArea | null
  said_on: string
  written_by: string | null
  conversation_id: string | null
  question_key: Generated<string>
  ended_on: string | null
}

export interface PersonTable {
  municipality_id: string
  id: string
  external_number: string | null
  given_name: Generated<string>
  name_prefix: Generated<string>
  family_name: Generated<string>
  called: Generated<string>
  sex: Generated<Sex>
  birth_year: number | null
  birth_month: number | null
  birth_day: number | null
  target_group: Generated<TargetGroup>
  email: Generated<string>
  phone: Generated<string>
  contact_habits: Generated<string>
  interpreter_needed: boolean | null
  interpreter_language: Generated<string>
  literacy: Generated<Literacy>
  scripts: Generated<string>
  village_id: string | null
  area_team_id: string | null
  address: Generated<string>
  address_protected: Generated<boolean>
  permit_on: string | null
  coupled_on: string | null
  offered_on: string | null
  contract_on: string | null
  key_on: string | null
  housed_on: string | null
  registered_on: string | null
  version: Generated<number>
  created_at: Timestamp
  created_by: string | null
  updated_at: Timestamp
}

export interface PersonFieldChangeTable {
  municipality_id: string
  id: string
  person_id: string
  field: string
  old_value: string
  new_value: string
  changed_at: Timestamp
  changed_by: string | null
  source: Generated<string>
  version: Generated<number>
}

export interface PersonFindingTable {
  municipality_id: string
  person_id: string
  display_name: string
  birth_year: number | null
  birth_date: Generated<string>
  phone_digits: Generated<string>
  name_keys: string[]
  village_id: string | null
  area_team_id: string | null
  is_hidden: Generated<boolean>
}

export interface PersonLanguageTable {
  municipality_id: string
  id: string
  person_id: string
  language: string
  level: Generated<string>
  is_mother_tongue: Generated<boolean>
}

export interface PersonMergeTable {
  municipality_id: string
  id: string
  kept_id: string
  merged_id: string
  reason: Generated<string>
  merged_at: Timestamp
  merged_by: string
  undone_at: Timestamp | null
  undone_by: string | null
}

export interface PersonNameKeyTable {
  municipality_id: string
  kind: string
  key: string
  person_id: string
  is_hidden: boolean
}

export interface PersonOriginTable {
  municipality_id: string
  person_id: string
  country: string
}

export interface PieceHolderTable {
  municipality_id: string
  id: string
  person_id: string
  area: PuzzleArea
  organisation_id: string
  account_id: string | null
  is_lead: Generated<boolean>
  first_day: string
  last_day: string | null
  written_at: Timestamp
  written_by: string | null
}

export interface PieceMarkTable {
  municipality_id: string
  id: string
  person_id: string
  area: PuzzleArea
  state: PieceState
  note: Generated<string>
  on_day: string
  written_at: Timestamp
  written_by: string | null
}

export interface PlanTable {
  municipality_id: string
  id: string
  person_id: string
  kind: PlanKind
  approach_key: string
  started_on: string
  version: Generated<number>
}

export interface PlanActionTable {
  municipality_id: string
  id: string
  goal_id: string
  person_ids: string[]
  area: PuzzleArea
  body: string
  body_translated: Generated<string>
  translated_language: Generated<string>
  ready_made_key: Generated<string>
  owner_account_id: string | null
  owner_organisation_id: string | null
  owner_words: Generated<string>
  due_on: string | null
  manner: ActionManner | null
  done_on: string | null
  result: Generated<string>
  dropped_on: string | null
  drop_reason: Generated<string>
  version: Generated<number>
  created_at: Timestamp
  created_by: string | null
  updated_at: Timestamp
  result_translated: Generated<string>
  own_word_id: string | null
  conversation_id: string | null
  question_key: Generated<string>
  activity_id: string | null
}

export interface PlanAgreementTable {
  municipality_id: string
  id: string
  plan_id: string
  person_id: string
  version_number: number
  way: AgreementWay
  note: Generated<string>
  agreed_on: string
  written_at: Timestamp
  written_by: string
}

export interface PlanVersionTable {
  municipality_id: string
  id: string
  plan_id: string
  person_id: string
  number: number
  snapshot: Json
  changes: Json
  reason: Generated<string>
  made_at: Timestamp
  made_by: string | null
}

export interface RecoveryCodeTable {
  account_id: string
  code_hash: string
  used_at: Timestamp | null
}

export interface RegionTable {
  id: string
  slug: string
  name: string
}

export interface ReplyNeedTable {
  municipality_id: string
  reply_id: string
  invitation_id: string
  person_id: string
  need: ComingNeed
}

export interface RideTable {
  municipality_id: string
  id: string
  date_id: string
  offer_id: string
  seat_id: string
  person_id: string
  called: string
  place: string
  at: string
  agreed_at: Timestamp
  agreed_by: string
  ended_at: Timestamp | null
}

export interface RideLinkTable {
  municipality_id: string
  id: string
  activity_id: string
  offer_id: string
  ride_id: string | null
  token_hash: string
  last_day: string
  ended_at: Timestamp | null
}

export interface RideOfferTable {
  municipality_id: string
  id: string
  date_id: string
  means: RideMeans
  seats: number | null
  driver_name: Generated<string>
  driver_phone: Generated<string>
  village_id: string | null
  note: Generated<string>
  offered_at: Timestamp
  offered_by: string
  ended_at: Timestamp | null
}

export interface RideSeatTable {
  municipality_id: string
  id: string
  offer_id: string
  taken_at: Timestamp
  released_at: Timestamp | null
}

export interface SeatTable {
  municipality_id: string
  id: string
  date_id: string
  invitation_id: string | null
  asked_at: Timestamp
  was_waiting: boolean
  told_at: Timestamp | null
  told_by: string | null
  released_at: Timestamp | null
}

export interface SessionTable {
  id: string
  account_id: string
  token_hash: string
  municipality_id: string | null
  second_factor_at: Timestamp | null
  started_at: Timestamp
  seen_at: Timestamp
  ended_at: Timestamp | null
  device: Generated<string>
  address: Generated<string>
}

export interface SignInAttemptTable {
  id: string
  email_hash: string
  address_hash: string
  at: Timestamp
  succeeded: boolean
  step: Generated<string>
}

export interface SignUpTable {
  municipality_id: string
  id: string
  date_id: string
  seat_id: string
  name: string
  phone: Generated<string>
  likeness: string
  signed_at: Timestamp
  ended_at: Timestamp | null
}

export interface SignUpTryTable {
  municipality_id: string
  id: string
  network_hash: string
  at: Timestamp
}

export interface TalkMomentEventTable {
  municipality_id: string
  id: string
  person_id: string
  moment: string
  kind: string
  on_day: string
  new_day: string | null
  reason: Generated<string>
  written_at: Timestamp
  written_by: string | null
}

export interface ThemeTable {
  municipality_id: string
  id: string
  name: string
  is_free: Generated<boolean>
  ended_on: string | null
  place: Generated<number>
}

export interface TownCalendarTable {
  municipality_id: string
  id: string
  name: string
  address: string
  village_id: string
  kind: ActivityKind
  is_public: boolean
  made_at: Timestamp
  made_by: string
  ended_at: Timestamp | null
  tried_at: Timestamp | null
  fetched_at: Timestamp | null
  problem: Generated<string>
  found: Generated<number>
  added: Generated<number>
  changed: Generated<number>
  cancelled: Generated<number>
  skipped: Generated<number>
}

export interface TownDateTable {
  municipality_id: string
  calendar_id: string
  uid: string
  recurrence_id: string
  date_id: string
  day: string
  starts: string
  ends: string
  place: string
  is_cancelled: boolean
}

export interface TownEventTable {
  municipality_id: string
  calendar_id: string
  uid: string
  activity_id: string
  title: string
  body: string
  place: string
}

export interface VillageTable {
  municipality_id: string
  id: string
  name: string
  area_team_id: string | null
  latitude: number | null
  longitude: number | null
  contact_name: Generated<string>
  contact_phone: Generated<string>
}

export interface VolunteerTable {
  municipality_id: string
  id: string
  name: string
  phone: Generated<string>
  email: Generated<string>
  likeness: string
  village_id: string | null
  radius_km: number | null
  languages: Generated<string[]>
  times: Generated<string[]>
  likes: Generated<string[]>
  words: Generated<string>
  source_id: string | null
  applied_on: string
  applied_at: Timestamp
  written_by: string | null
  caller_id: string | null
  joined_on: string | null
  organisation_id: string | null
  anchored_on: string | null
  code_signed_on: string | null
  ended_on: string | null
  end_reason: VolunteerEndReason | null
  end_words: Generated<string>
  erased_at: Timestamp | null
  version: Generated<number>
}

export interface VolunteerCallTable {
  municipality_id: string
  id: string
  volunteer_id: string
  outcome: VolunteerCallOutcome
  words: Generated<string>
  at: Timestamp
  called_by: string
}

export interface VolunteerHoursTable {
  municipality_id: string
  id: string
  volunteer_id: string
  task_id: string
  on_day: string
  minutes: number
  written_by: string
  written_at: Timestamp
}

export interface VolunteerSourceTable {
  municipality_id: string
  id: string
  kind: VolunteerSourceKind
  name: string
  word: string
  made_at: Timestamp
  made_by: string
  ended_at: Timestamp | null
}

export interface VolunteerTaskTable {
  municipality_id: string
  id: string
  volunteer_id: string
  name: string
  organisation_id: string | null
  started_on: string
  ended_on: string | null
  written_by: string
  written_at: Timestamp
}

export interface VolunteerThanksTable {
  municipality_id: string
  id: string
  volunteer_id: string
  on_day: string
  words: string
  written_by: string
  written_at: Timestamp
}

export interface VolunteerTrainingTable {
  municipality_id: string
  id: string
  volunteer_id: string
  name: string
  followed_on: string
  written_by: string
  written_at: Timestamp
}

export interface WorkStartTable {
  municipality_id: string
  id: string
  person_id: string
  kind: string
  employer: Generated<string>
  started_on: string
  ended_on: string | null
  hours_per_week: number | null
  helped_by: string
  written_by: string | null
}

export interface Schema {
  account: AccountTable
  activity: ActivityTable
  activity_date: ActivityDateTable
  activity_theme: ActivityThemeTable
  api_token: ApiTokenTable
  approach_draft: ApproachDraftTable
  approach_version: ApproachVersionTable
  area_team: AreaTeamTable
  attendance: AttendanceTable
  audit_row: AuditRowTable
  barrier: BarrierTable
  board_card: BoardCardTable
  buddy_answer: BuddyAnswerTable
  buddy_check: BuddyCheckTable
  buddy_choice: BuddyChoiceTable
  buddy_dinner: BuddyDinnerTable
  buddy_dinner_local: BuddyDinnerLocalTable
  buddy_dinner_newcomer: BuddyDinnerNewcomerTable
  buddy_dinner_seat: BuddyDinnerSeatTable
  buddy_dinner_tap: BuddyDinnerTapTable
  buddy_link: BuddyLinkTable
  buddy_local: BuddyLocalTable
  buddy_local_note: BuddyLocalNoteTable
  buddy_local_talk: BuddyLocalTalkTable
  buddy_meeting: BuddyMeetingTable
  buddy_newcomer: BuddyNewcomerTable
  buddy_newcomer_talk: BuddyNewcomerTalkTable
  buddy_pair: BuddyPairTable
  buddy_proposal: BuddyProposalTable
  buddy_refusal: BuddyRefusalTable
  buddy_round: BuddyRoundTable
  calendar_given: CalendarGivenTable
  calendar_link: CalendarLinkTable
  card_end: CardEndTable
  card_link: CardLinkTable
  card_match: CardMatchTable
  card_person: CardPersonTable
  card_resident: CardResidentTable
  conduct_certificate: ConductCertificateTable
  contact_moment: ContactMomentTable
  conversation: ConversationTable
  conversation_agreement: ConversationAgreementTable
  conversation_answer: ConversationAnswerTable
  conversation_completion: ConversationCompletionTable
  conversation_correction: ConversationCorrectionTable
  conversation_mark: ConversationMarkTable
  conversation_theme: ConversationThemeTable
  cost_agreement: CostAgreementTable
  cost_claim: CostClaimTable
  date_count: DateCountTable
  deviation: DeviationTable
  door: DoorTable
  door_guest: DoorGuestTable
  draft: DraftTable
  file_closure: FileClosureTable
  file_closure_ground: FileClosureGroundTable
  file_team_member: FileTeamMemberTable
  form_receipt: FormReceiptTable
  goal: GoalTable
  goal_person: GoalPersonTable
  held_form: HeldFormTable
  household: HouseholdTable
  household_member: HouseholdMemberTable
  housing_number: HousingNumberTable
  import_batch: ImportBatchTable
  import_kept_cell: ImportKeptCellTable
  import_mapping: ImportMappingTable
  import_reading: ImportReadingTable
  import_row: ImportRowTable
  interim_result: InterimResultTable
  invitation: InvitationTable
  invitation_carrier: InvitationCarrierTable
  invitation_link: InvitationLinkTable
  invitation_reply: InvitationReplyTable
  joining_link: JoiningLinkTable
  language_level: LanguageLevelTable
  lead_change: LeadChangeTable
  match_contact: MatchContactTable
  match_done: MatchDoneTable
  match_end: MatchEndTable
  membership: MembershipTable
  municipality: MunicipalityTable
  not_duplicate: NotDuplicateTable
  organisation: OrganisationTable
  organiser_link: OrganiserLinkTable
  own_field: OwnFieldTable
  own_field_value: OwnFieldValueTable
  own_list_entry: OwnListEntryTable
  own_word: OwnWordTable
  person: PersonTable
  person_field_change: PersonFieldChangeTable
  person_finding: PersonFindingTable
  person_language: PersonLanguageTable
  person_merge: PersonMergeTable
  person_name_key: PersonNameKeyTable
  person_origin: PersonOriginTable
  piece_holder: PieceHolderTable
  piece_mark: PieceMarkTable
  plan: PlanTable
  plan_action: PlanActionTable
  plan_agreement: PlanAgreementTable
  plan_version: PlanVersionTable
  recovery_code: RecoveryCodeTable
  region: RegionTable
  reply_need: ReplyNeedTable
  ride: RideTable
  ride_link: RideLinkTable
  ride_offer: RideOfferTable
  ride_seat: RideSeatTable
  seat: SeatTable
  session: SessionTable
  sign_in_attempt: SignInAttemptTable
  sign_up: SignUpTable
  sign_up_try: SignUpTryTable
  talk_moment_event: TalkMomentEventTable
  theme: ThemeTable
  town_calendar: TownCalendarTable
  town_date: TownDateTable
  town_event: TownEventTable
  village: VillageTable
  volunteer: VolunteerTable
  volunteer_call: VolunteerCallTable
  volunteer_hours: VolunteerHoursTable
  volunteer_source: VolunteerSourceTable
  volunteer_task: VolunteerTaskTable
  volunteer_thanks: VolunteerThanksTable
  volunteer_training: VolunteerTrainingTable
  work_start: WorkStartTable
}
