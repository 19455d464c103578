-- What participants ask about their record: who hears it, and what stands beside a line of it.

-- The privacy contacts who would read a request of somebody, when it names `named`: never that
-- one, and nobody whom the person keeps out. For whoever may write such a request.
CREATE OR REPLACE FUNCTION heard_by(participant uuid, named uuid DEFAULT NULL)
    RETURNS TABLE (member_id uuid, member text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
SELECT m.id, m.name
FROM viewer v
JOIN access_privacycontact k ON k.organization_id = v.organization_id
JOIN accounts_membership m ON m.id = k.member_id
JOIN accounts_account a ON a.id = m.account_id AND a.is_active
WHERE EXISTS (SELECT 1 FROM reach r
              WHERE r.participant_id = participant
                AND r.section = 'requests' AND r.action = 'write')
  AND m.id IS DISTINCT FROM named
  AND m.starts_at <= statement_timestamp() AND (m.ends_at IS NULL OR m.ends_at > statement_timestamp())
  AND k.starts_at <= statement_timestamp() AND (k.ends_at IS NULL OR k.ends_at > statement_timestamp())
  AND NOT EXISTS (SELECT 1 FROM kept_out k
                  WHERE k.participant_id = participant AND k.member_id = m.id
                    AND k.organization_id = v.organization_id)
ORDER BY m.name, m.id
$$;

-- Emergencies that wait, and that nobody can look into.
CREATE OR REPLACE FUNCTION unreviewable_emergencies() RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
SELECT e.id
FROM viewer v
JOIN access_emergencyaccess e ON e.organization_id = v.organization_id AND e.reviewed_at IS NULL
WHERE v.role = 'administrator'
  AND NOT EXISTS (
      SELECT 1 FROM access_supervision s
      WHERE s.organization_id = v.organization_id AND s.worker_id = e.worker_id
        AND s.starts_at <= statement_timestamp() AND (s.ends_at IS NULL OR s.ends_at > statement_timestamp()))
  AND NOT EXISTS (
      SELECT 1 FROM access_privacycontact k
      WHERE k.organization_id = v.organization_id AND k.member_id <> e.worker_id
        AND k.starts_at <= statement_timestamp() AND (k.ends_at IS NULL OR k.ends_at > statement_timestamp()))
$$;

-- How many open requests nobody can answer, because every privacy contact is named in them or
-- kept out, and how many emergencies nobody can look into, because nobody leads who opened them
-- and nobody else is asked about privacy. For an administrator, who names privacy contacts and
-- reads neither.
CREATE OR REPLACE FUNCTION unheard_requests() RETURNS bigint
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
SELECT (SELECT count(*) FROM unreviewable_emergencies()) + count(*)
FROM viewer v
JOIN access_request q ON q.organization_id = v.organization_id AND q.answered_at IS NULL
WHERE v.role = 'administrator'
  AND NOT EXISTS (
      SELECT 1 FROM access_privacycontact k
      JOIN accounts_membership m ON m.id = k.member_id
      JOIN accounts_account a ON a.id = m.account_id AND a.is_active
      WHERE k.organization_id = v.organization_id
        AND m.id IS DISTINCT FROM q.about_member_id
        AND m.starts_at <= statement_timestamp() AND (m.ends_at IS NULL OR m.ends_at > statement_timestamp())
        AND k.starts_at <= statement_timestamp() AND (k.ends_at IS NULL OR k.ends_at > statement_timestamp())
        AND NOT EXISTS (SELECT 1 FROM kept_out k
                        WHERE k.participant_id = q.participant_id AND k.member_id = m.id
                          AND k.organization_id = v.organization_id))
$$;

-- The corrections that were made of these lines, for whoever reads the section of the line: what
-- was asked, and the answer. The line itself stays as it was.
CREATE OR REPLACE FUNCTION corrections_of(lines uuid[])
    RETURNS TABLE (line_id uuid, participant_id uuid, section text, words text, reply text,
                   asked_at timestamptz)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
SELECT q.about_id, q.participant_id, q.sections[1]::text, q.words, q.answer, q.made_at
FROM access_request q
WHERE q.organization_id = (SELECT current_organization())
  AND q.about_id = ANY (lines) AND q.kind = 'correction' AND q.outcome = 'done'
  AND EXISTS (SELECT 1 FROM reach r
              WHERE r.participant_id = q.participant_id
                AND r.section = q.sections[1] AND r.action = 'read')
$$;

-- Open referrals that nobody follows who still walks with the person: their place here has ended,
-- or their assignment, or the time they stood in. Those of whom the viewer may do `wanted_action`.
CREATE OR REPLACE FUNCTION left_referrals(wanted_action text) RETURNS uuid[]
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    SET plan_cache_mode = force_generic_plan
    AS $$
SELECT ARRAY(
    SELECT f.id
    FROM referrals_referral f
    JOIN accounts_membership m ON m.id = f.owner_id AND m.organization_id = f.organization_id
    WHERE f.organization_id = (SELECT current_organization())
      AND f.owner_id <> (SELECT current_viewer())
      AND f.state IN ('draft', 'requested', 'received', 'accepted', 'in_progress', 'on_hold')
      AND f.participant_id IN (SELECT r.participant_id FROM reach r
                               WHERE r.section = 'referrals' AND r.action = wanted_action)
      AND ((m.ends_at IS NOT NULL AND m.ends_at <= statement_timestamp())
           OR EXISTS (SELECT 1 FROM kept_out k
                      WHERE k.participant_id = f.participant_id AND k.member_id = f.owner_id
                        AND k.organization_id = f.organization_id)
           OR NOT EXISTS (
               SELECT 1 FROM people_participant p
               WHERE p.id = f.participant_id AND p.organization_id = f.organization_id
                 AND p.membership_id = f.owner_id)
          AND NOT EXISTS (
               SELECT 1 FROM access_assignment a
               WHERE a.participant_id = f.participant_id AND a.organization_id = f.organization_id
                 AND a.starts_at <= statement_timestamp() AND (a.ends_at IS NULL OR a.ends_at > statement_timestamp())
                 AND (a.worker_id = f.owner_id OR EXISTS (
                     SELECT 1 FROM access_cover c
                     WHERE c.away_id = a.worker_id AND c.worker_id = f.owner_id
                       AND c.organization_id = f.organization_id
                       AND c.accepted_at <= statement_timestamp()
                       AND c.starts_at <= statement_timestamp() AND c.ends_at > statement_timestamp()))))
    ORDER BY f.id)
$$;

-- What waits for the viewer as privacy contact, what waits because nobody may answer it, the
-- emergencies they may look into, the drafts that were left with them, whether they have said whom
-- they know, whether they follow a referral, or one got a no, and those left that they could follow:
-- all that their Today asks, at once.
DROP FUNCTION IF EXISTS waits_for_viewer();
CREATE OR REPLACE FUNCTION waits_for_viewer()
    RETURNS TABLE (questions bigint, unheard bigint, to_review bigint, drafts_left bigint,
                   has_said_whom_they_know boolean, follows boolean, left_referrals uuid[])
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    SET plan_cache_mode = force_generic_plan
    AS $$
SELECT (SELECT count(*) FROM reach r
        WHERE r.relationship = 'privacy_contact'
          AND r.section = 'requests' AND r.action = 'read'),
       (SELECT unheard_requests()),
       (SELECT count(*) FROM reach r
        WHERE r.relationship = 'reviews'
          AND r.section = 'emergencies' AND r.action = 'read'),
       (SELECT count(*) FROM drafts_handed_over()),
       EXISTS (SELECT 1 FROM access_saidwhomtheyknow k
               WHERE k.organization_id = (SELECT current_organization())
                 AND k.worker_id = (SELECT current_viewer())),
       EXISTS (SELECT 1 FROM referrals_referral f
               WHERE f.organization_id = (SELECT current_organization())
                 AND f.owner_id = (SELECT current_viewer())
                 AND (f.state IN ('draft', 'requested', 'received', 'accepted', 'in_progress',
                                  'on_hold')
                      OR f.state IN ('rejected', 'failed')
                         AND f.changed_at > statement_timestamp() - interval '3 days')),
       (SELECT left_referrals('write'))
$$;
