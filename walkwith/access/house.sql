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
      AND NOT EXISTS (SELECT 1 FROM kept_out k
                      WHERE k.participant_id = participant AND k.member_id = worker
                        AND k.organization_id = v.organization_id)
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

-- Every place that the person has, or had, who has this one. For other functions.
CREATE OR REPLACE FUNCTION places_of(member uuid) RETURNS uuid[]
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
SELECT ARRAY(SELECT o.id FROM accounts_membership m
             JOIN accounts_membership o
               ON o.organization_id = m.organization_id AND o.person_key = m.person_key
             WHERE m.id = member
             ORDER BY o.id)
$$;

REVOKE ALL ON FUNCTION places_of(uuid) FROM PUBLIC;

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

-- The memberships by which participants within the viewer's reach sign in, and their supporters;
-- for whoever reads whom they keep out, those, too.
CREATE OR REPLACE FUNCTION doors(wanted_action text) RETURNS uuid[]
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
WITH near AS MATERIALIZED (
    SELECT DISTINCT r.participant_id, r.section FROM reach r
    WHERE r.action = wanted_action AND r.section IN ('identity', 'consents', 'blocks'))
SELECT ARRAY(SELECT p.membership_id FROM near r
             JOIN people_participant p ON p.id = r.participant_id
             WHERE r.section = 'identity' AND p.membership_id IS NOT NULL
             UNION
             SELECT s.membership_id FROM near r
             JOIN access_recipient s ON s.of_id = r.participant_id
             WHERE r.section = 'consents' AND s.membership_id IS NOT NULL
             UNION
             SELECT b.member_id FROM near r
             JOIN access_block b ON b.participant_id = r.participant_id
             WHERE r.section = 'blocks' AND wanted_action = 'read'
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

-- Who may change what the whole house reads: those who lead, and those who run it.
CREATE OR REPLACE FUNCTION leads_here() RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
SELECT EXISTS (SELECT 1 FROM viewer WHERE role IN ('supervisor', 'administrator'))
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

-- The sign-in of an agency begins when a second person says so: not the one who made its pass
-- phrase last, in no place of theirs. Ending one that has not begun is for either of them.
CREATE OR REPLACE FUNCTION begins_by_two() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
DECLARE
    made_by uuid;
BEGIN
    SELECT h.actor_id INTO made_by FROM foundation_change h
     WHERE h.organization_id = NEW.organization_id AND h.record_id = NEW.person_key
       AND h.event IN ('RecipientInvited', 'InvitationRenewed')
       AND h.details ->> 'membership_id' = NEW.id::text
     ORDER BY h.at DESC, h.id DESC LIMIT 1;
    IF OLD.role <> 'partner' OR made_by IS NULL OR (SELECT current_viewer()) = ANY (places_of(made_by)) THEN
        RAISE EXCEPTION 'a sign-in that one person alone begins' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER begins_by_two BEFORE UPDATE ON accounts_membership FOR EACH ROW
    WHEN (NEW.role = 'partner' AND (OLD.role <> 'partner' OR NEW.starts_at < OLD.starts_at)
          AND (NEW.ends_at IS NULL OR NEW.ends_at > statement_timestamp()))
    EXECUTE FUNCTION begins_by_two();
