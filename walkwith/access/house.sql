-- The house around reach: who acts, who runs it, who may be brought together with whom.

-- May the viewer let `worker` walk with `participant`? For somebody new: oneself, or a worker
-- one supervises. For somebody known: any worker of the house, by who may write relationships.
CREATE OR REPLACE FUNCTION may_assign(participant uuid, worker uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
SELECT EXISTS (
    SELECT 1 FROM viewer v
    JOIN accounts_membership w
      ON w.id = worker AND w.organization_id = v.organization_id
     AND w.role IN ('peer_specialist', 'supervisor')
     AND w.starts_at <= statement_timestamp() AND (w.ends_at IS NULL OR w.ends_at > statement_timestamp())
    WHERE v.role IN ('peer_specialist', 'supervisor')
      AND NOT EXISTS (
          SELECT 1 FROM access_block b
          WHERE b.participant_id = participant AND b.member_id = worker
            AND b.organization_id = v.organization_id
            AND b.starts_at <= statement_timestamp() AND (b.ends_at IS NULL OR b.ends_at > statement_timestamp()))
      AND (
        EXISTS (SELECT 1 FROM reach r
                WHERE r.participant_id = participant
                  AND r.section = 'relationships' AND r.action = 'write')
        OR (
            NOT EXISTS (SELECT 1 FROM people_participant p WHERE p.id = participant)
            AND NOT EXISTS (SELECT 1 FROM access_assignment a WHERE a.participant_id = participant)
            AND (worker = v.id OR EXISTS (
                SELECT 1 FROM access_supervision s
                WHERE s.supervisor_id = v.id AND s.worker_id = worker
                  AND s.organization_id = v.organization_id
                  AND s.starts_at <= statement_timestamp() AND (s.ends_at IS NULL OR s.ends_at > statement_timestamp())))
        )
      )
) $$;

-- Begin to act: sets the viewer until the transaction ends and says who they are.
-- With several memberships, the one in `wanted`, else the oldest.
CREATE OR REPLACE FUNCTION enter(account uuid, wanted uuid DEFAULT NULL)
    RETURNS TABLE (id uuid, organization_id uuid, role text, name text, zone text,
                   language text, program_id uuid)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
BEGIN
    SELECT m.id, m.organization_id, m.role, coalesce(nullif(m.name, ''), p.preferred_name, ''),
           o.zone, a.language, m.program_id
      INTO id, organization_id, role, name, zone, language, program_id
      FROM accounts_membership m
      JOIN accounts_organization o ON o.id = m.organization_id
      JOIN accounts_account a ON a.id = m.account_id AND a.is_active
      LEFT JOIN people_participant p ON p.membership_id = m.id
     WHERE m.account_id = account
       AND m.starts_at <= statement_timestamp() AND (m.ends_at IS NULL OR m.ends_at > statement_timestamp())
     ORDER BY (m.organization_id = wanted) DESC NULLS LAST, m.made_at
     LIMIT 1;
    IF FOUND THEN
        PERFORM set_config('walkwith.viewer', id::text, true),
                set_config('walkwith.organization', organization_id::text, true);
        RETURN NEXT;
    END IF;
END $$;

-- Does the viewer run the house? An administrator does; and whoever founds an organization,
-- while it has no members yet.
CREATE OR REPLACE FUNCTION runs_the_house() RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
SELECT EXISTS (SELECT 1 FROM viewer WHERE role = 'administrator')
    OR NOT EXISTS (SELECT 1 FROM accounts_membership m
                   WHERE m.organization_id = (SELECT current_organization()))
$$;

-- The memberships by which participants within the viewer's reach sign in, and their supporters.
CREATE OR REPLACE FUNCTION doors(wanted_action text) RETURNS uuid[]
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
SELECT ARRAY(SELECT p.membership_id FROM people_participant p
             JOIN reach r ON r.participant_id = p.id
             WHERE p.membership_id IS NOT NULL
               AND r.section = 'identity' AND r.action = wanted_action
             UNION
             SELECT s.membership_id FROM access_recipient s
             JOIN reach r ON r.participant_id = s.of_id
             WHERE s.membership_id IS NOT NULL
               AND r.section = 'consents' AND r.action = wanted_action
             ORDER BY 1)
$$;

-- May the viewer open a door at all: of somebody's own record, or of one of their people?
CREATE OR REPLACE FUNCTION opens_doors() RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
SELECT EXISTS (SELECT 1 FROM reach r
               WHERE r.section IN ('identity', 'consents') AND r.action = 'write')
$$;

CREATE OR REPLACE FUNCTION current_account() RETURNS uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$ SELECT account_id FROM viewer $$;

-- The workers whom the viewer leads now.
CREATE OR REPLACE FUNCTION led() RETURNS uuid[]
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
SELECT ARRAY(SELECT s.worker_id FROM viewer v
             JOIN access_supervision s
               ON s.supervisor_id = v.id AND s.organization_id = v.organization_id
             WHERE s.starts_at <= statement_timestamp() AND (s.ends_at IS NULL OR s.ends_at > statement_timestamp())
             ORDER BY s.worker_id)
$$;

-- The viewer's own record, when they are a participant.
CREATE OR REPLACE FUNCTION own_person() RETURNS uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
SELECT p.id FROM viewer v
JOIN people_participant p ON p.membership_id = v.id AND p.organization_id = v.organization_id
WHERE v.role = 'participant'
$$;

-- For whom the viewer may write down what they allow and ask: themselves, and whom they walk with.
CREATE OR REPLACE FUNCTION together() RETURNS uuid[]
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
SELECT ARRAY(SELECT DISTINCT r.participant_id FROM reach r
             WHERE r.relationship IN ('own_record', 'assigned')
             ORDER BY r.participant_id)
$$;

CREATE OR REPLACE FUNCTION works_here() RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
SELECT EXISTS (SELECT 1 FROM viewer
               WHERE role IN ('peer_specialist', 'supervisor', 'administrator'))
$$;

-- Those who may walk with somebody, as far as blocks go: whoever chooses is not told why a
-- colleague is missing. Empty unless the viewer may say who walks with them.
CREATE OR REPLACE FUNCTION may_walk_with(participant uuid) RETURNS uuid[]
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
SELECT ARRAY(SELECT m.id FROM viewer v
             JOIN accounts_membership m ON m.organization_id = v.organization_id
             WHERE may_assign(participant, m.id)
             ORDER BY m.id)
$$;

-- What was shared with the viewer, a partner or one of somebody's own people: each consent that
-- holds now, with the sections it opens and how it ends.
CREATE OR REPLACE FUNCTION shared_with_viewer()
    RETURNS TABLE (participant_id uuid, sections text[], purpose text, until text,
                   ends_at timestamptz)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
SELECT r.participant_id, array_agg(DISTINCT r.section), c.purpose, c.until, c.ends_at
FROM reach r
JOIN access_consent c ON c.id = r.fact_id AND c.organization_id = (SELECT current_organization())
WHERE r.relationship = 'consented' AND r.action = 'read'
GROUP BY r.participant_id, c.id
ORDER BY r.participant_id, c.ends_at NULLS LAST, c.id
$$;
