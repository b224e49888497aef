import { abuseCategories } from './abuse-categories.ts';
import { agencies } from './agencies.ts';
import { allegationCategories } from './allegation-categories.ts';
import { allegationContactOutcomes } from './allegation-contact-outcomes.ts';
import { allegationOutcomes } from './allegation-outcomes.ts';
import { areaKinds } from './area-kinds.ts';
import { areas } from './areas.ts';
import { assessmentFactors } from './assessment-factors.ts';
import { assessmentOutcomes } from './assessment-outcomes.ts';
import { assessmentTypes } from './assessment-types.ts';
import { attendanceStatuses } from './attendance-statuses.ts';
import { auditThemes } from './audit-themes.ts';
import { auditTypes } from './audit-types.ts';
import { careNeeds } from './care-needs.ts';
import { caseReviewTypes } from './case-review-types.ts';
import { childDeathCategories } from './child-death-categories.ts';
import { closureReasons } from './closure-reasons.ts';
import type { CodeList } from './code-list.ts';
import { comparatorKinds } from './comparator-kinds.ts';
import { complianceReturnTypes } from './compliance-return-types.ts';
import { complianceStatuses } from './compliance-statuses.ts';
import { conferenceOutcomes } from './conference-outcomes.ts';
import { conferenceTypes } from './conference-types.ts';
import { contactOutcomes } from './contact-outcomes.ts';
import { contactRoutes } from './contact-routes.ts';
import { courseTypes } from './course-types.ts';
import { crimeOutcomes } from './crime-outcomes.ts';
import { crimeRoles } from './crime-roles.ts';
import { disabilities } from './disabilities.ts';
import { domesticAbuseRisks } from './domestic-abuse-risks.ts';
import { drugClasses } from './drug-classes.ts';
import { earlyHelpAssessmentTypes } from './early-help-assessment-types.ts';
import { earlyHelpEndReasons } from './early-help-end-reasons.ts';
import { earlyHelpRequestOutcomes } from './early-help-request-outcomes.ts';
import { employmentSectors } from './employment-sectors.ts';
import { ethnicities } from './ethnicities.ts';
import { exploitationMarkers } from './exploitation-markers.ts';
import { exploitationOutcomes } from './exploitation-outcomes.ts';
import { exploitationRiskLevels } from './exploitation-risk-levels.ts';
import { exploitationTypes } from './exploitation-types.ts';
import { homelessnessOutcomes } from './homelessness-outcomes.ts';
import { judgements } from './judgements.ts';
import { languageGroups } from './language-groups.ts';
import { legalStatuses } from './legal-statuses.ts';
import { medicalTypes } from './medical-types.ts';
import { meetingTypes } from './meeting-types.ts';
import { missingSettings } from './missing-settings.ts';
import { missingTypes } from './missing-types.ts';
import { notAvailableReasons } from './not-available-reasons.ts';
import { notInSchoolReasons } from './not-in-school-reasons.ts';
import { notInSchoolRegisters } from './not-in-school-registers.ts';
import { offenceGroups } from './offence-groups.ts';
import { onwardDestinations } from './onward-destinations.ts';
import { participationCodes } from './participation-codes.ts';
import { partnerAgencies } from './partner-agencies.ts';
import { permanencePlans } from './permanence-plans.ts';
import { placementLocations } from './placement-locations.ts';
import { placementTypes } from './placement-types.ts';
import { polarities } from './polarities.ts';
import { policeMissingCategories } from './police-missing-categories.ts';
import { policeRecordTypes } from './police-record-types.ts';
import { presentingNeeds } from './presenting-needs.ts';
import { primaryNeeds } from './primary-needs.ts';
import { privateFosteringSources } from './private-fostering-sources.ts';
import { ragMethods } from './rag-methods.ts';
import { ragRatings } from './rag-ratings.ts';
import { ratings } from './ratings.ts';
import { reasonsCareCeased } from './reasons-care-ceased.ts';
import { reasonsNewEpisode } from './reasons-new-episode.ts';
import { referralOutcomes } from './referral-outcomes.ts';
import { referralPriorities } from './referral-priorities.ts';
import { referralSources } from './referral-sources.ts';
import { registerLevels } from './register-levels.ts';
import { registerStatuses } from './register-statuses.ts';
import { registerTypes } from './register-types.ts';
import { returnInterviewStatuses } from './return-interview-statuses.ts';
import { reviewTypes } from './review-types.ts';
import { screeningOutcomes } from './screening-outcomes.ts';
import { section47Outcomes } from './section-47-outcomes.ts';
import { sexes } from './sexes.ts';
import { strategyDiscussionOutcomes } from './strategy-discussion-outcomes.ts';
import { submissionStatuses } from './submission-statuses.ts';
import { supportOutcomes } from './support-outcomes.ts';
import { supportServices } from './support-services.ts';
import { toleranceUnits } from './tolerance-units.ts';
import { transferOutcomes } from './transfer-outcomes.ts';
import { valueStatuses } from './value-statuses.ts';
import { visitTypes } from './visit-types.ts';
import { weapons } from './weapons.ts';
import { youthJusticeOutcomeTypes } from './youth-justice-outcome-types.ts';

export type { Code, CodeList } from './code-list.ts';

/** Every code list by name, as the connectors' columns name them. */
export const codeLists = {
  abuse_categories: abuseCategories,
  agencies: agencies,
  allegation_categories: allegationCategories,
  allegation_contact_outcomes: allegationContactOutcomes,
  allegation_outcomes: allegationOutcomes,
  area_kinds: areaKinds,
  areas: areas,
  assessment_factors: assessmentFactors,
  assessment_outcomes: assessmentOutcomes,
  assessment_types: assessmentTypes,
  attendance_statuses: attendanceStatuses,
  audit_themes: auditThemes,
  audit_types: auditTypes,
  care_needs: careNeeds,
  case_review_types: caseReviewTypes,
  child_death_categories: childDeathCategories,
  closure_reasons: closureReasons,
  comparator_kinds: comparatorKinds,
  compliance_return_types: complianceReturnTypes,
  compliance_statuses: complianceStatuses,
  conference_outcomes: conferenceOutcomes,
  conference_types: conferenceTypes,
  contact_outcomes: contactOutcomes,
  contact_routes: contactRoutes,
  course_types: courseTypes,
  crime_outcomes: crimeOutcomes,
  crime_roles: crimeRoles,
  disabilities: disabilities,
  domestic_abuse_risks: domesticAbuseRisks,
  drug_classes: drugClasses,
  early_help_assessment_types: earlyHelpAssessmentTypes,
  early_help_end_reasons: earlyHelpEndReasons,
  early_help_request_outcomes: earlyHelpRequestOutcomes,
  employment_sectors: employmentSectors,
  ethnicities: ethnicities,
  exploitation_markers: exploitationMarkers,
  exploitation_outcomes: exploitationOutcomes,
  exploitation_risk_levels: exploitationRiskLevels,
  exploitation_types: exploitationTypes,
  homelessness_outcomes: homelessnessOutcomes,
  judgements: judgements,
  language_groups: languageGroups,
  legal_statuses: legalStatuses,
  medical_types: medicalTypes,
  meeting_types: meetingTypes,
  missing_settings: missingSettings,
  missing_types: missingTypes,
  not_available_reasons: notAvailableReasons,
  not_in_school_reasons: notInSchoolReasons,
  not_in_school_registers: notInSchoolRegisters,
  offence_groups: offenceGroups,
  onward_destinations: onwardDestinations,
  participation_codes: participationCodes,
  partner_agencies: partnerAgencies,
  permanence_plans: permanencePlans,
  placement_locations: placementLocations,
  placement_types: placementTypes,
  polarities: polarities,
  police_missing_categories: policeMissingCategories,
  police_record_types: policeRecordTypes,
  presenting_needs: presentingNeeds,
  primary_needs: primaryNeeds,
  private_fostering_sources: privateFosteringSources,
  rag_methods: ragMethods,
  rag_ratings: ragRatings,
  ratings: ratings,
  reasons_care_ceased: reasonsCareCeased,
  reasons_new_episode: reasonsNewEpisode,
  referral_outcomes: referralOutcomes,
  referral_priorities: referralPriorities,
  referral_sources: referralSources,
  register_levels: registerLevels,
  register_statuses: registerStatuses,
  register_types: registerTypes,
  return_interview_statuses: returnInterviewStatuses,
  review_types: reviewTypes,
  screening_outcomes: screeningOutcomes,
  section_47_outcomes: section47Outcomes,
  sexes: sexes,
  strategy_discussion_outcomes: strategyDiscussionOutcomes,
  submission_statuses: submissionStatuses,
  support_outcomes: supportOutcomes,
  support_services: supportServices,
  tolerance_units: toleranceUnits,
  transfer_outcomes: transferOutcomes,
  value_statuses: valueStatuses,
  visit_types: visitTypes,
  weapons: weapons,
  youth_justice_outcome_types: youthJusticeOutcomeTypes,
} satisfies Record<string, CodeList>;

export type CodeListName = keyof typeof codeLists;
