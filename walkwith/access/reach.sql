-- Who may see what, right now: at the start of each statement, by the clock of the database. Installed after every migration by access/protection.py.
--
-- The viewer is the membership named by `SET LOCAL walkwith.viewer`; unset means nobody.
-- A relationship is one branch of the view `standing`; what it opens is the table
-- `access_matrix`, filled from access/matrix.py. A new relationship is a new branch here and
-- new lines there: no query changes.

CREATE OR REPLACE FUNCTION current_viewer() RETURNS uuid
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT nullif(current_setting('walkwith.viewer', true), '')::uuid $$;

CREATE OR REPLACE FUNCTION current_organization() RETURNS uuid
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT nullif(current_setting('walkwith.organization', true), '')::uuid $$;

CREATE TABLE IF NOT EXISTS access_matrix (
    role text NOT NULL,
    relationship text NOT NULL,
    nearness int NOT NULL,
    section text NOT NULL,
    action text NOT NULL,
    PRIMARY KEY (role, relationship, section, action)
);

-- The viewer as a member who may act now: one row, or none.
CREATE OR REPLACE VIEW viewer AS
SELECT m.id, m.account_id, m.organization_id, m.role
FROM accounts_membership m
JOIN accounts_account a ON a.id = m.account_id
WHERE m.id = (SELECT current_viewer())
  AND m.organization_id = (SELECT current_organization())
  AND m.starts_at <= statement_timestamp()
  AND (m.ends_at IS NULL OR m.ends_at > statement_timestamp())
  AND a.is_active;

-- Who stands in which relationship to the viewer, and the fact that says so.
CREATE OR REPLACE VIEW standing AS
SELECT p.id AS participant_id, 'own_record' AS relationship, p.id AS fact_id, v.role
FROM viewer v
JOIN people_participant p
  ON p.membership_id = v.id AND p.organization_id = v.organization_id
UNION ALL
SELECT a.participant_id, 'assigned', a.id, v.role
FROM viewer v
JOIN access_assignment a
  ON a.worker_id = v.id AND a.organization_id = v.organization_id
WHERE a.starts_at <= statement_timestamp() AND (a.ends_at IS NULL OR a.ends_at > statement_timestamp())
UNION ALL
SELECT a.participant_id, 'supervises', s.id, v.role
FROM viewer v
JOIN access_supervision s
  ON s.supervisor_id = v.id AND s.organization_id = v.organization_id
JOIN access_assignment a
  ON a.worker_id = s.worker_id AND a.organization_id = v.organization_id
WHERE s.starts_at <= statement_timestamp() AND (s.ends_at IS NULL OR s.ends_at > statement_timestamp())
  AND a.starts_at <= statement_timestamp() AND (a.ends_at IS NULL OR a.ends_at > statement_timestamp());

CREATE OR REPLACE VIEW reach AS
SELECT s.participant_id, m.section, m.action, s.relationship, m.nearness, s.fact_id
FROM standing s
JOIN access_matrix m ON m.role = s.role AND m.relationship = s.relationship;

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

-- The memberships of participants within the viewer's reach: the doors they sign in by.
CREATE OR REPLACE FUNCTION doors(wanted_action text) RETURNS uuid[]
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
SELECT ARRAY(SELECT p.membership_id FROM people_participant p
             JOIN reach r ON r.participant_id = p.id
             WHERE p.membership_id IS NOT NULL
               AND r.section = 'identity' AND r.action = wanted_action
             ORDER BY p.membership_id)
$$;

CREATE OR REPLACE FUNCTION current_account() RETURNS uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$ SELECT account_id FROM viewer $$;

-- Write down what was looked at, with the nearest relationship that allowed each section.
-- `noted` is a JSON list of {participant, how, page, sections, ids (one for each section)}.
-- A look that nothing allows raises an error, and with it the page is refused.
CREATE OR REPLACE FUNCTION log_looks(noted jsonb, moment timestamptz, local_day date) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
DECLARE
    unexplained int;
BEGIN
    WITH wanted AS (
        SELECT n.participant, n.how, n.page, s.section, s.id
        FROM jsonb_to_recordset(noted)
             AS n(participant uuid, how text, page text, sections text[], ids uuid[])
        CROSS JOIN LATERAL unnest(n.sections, n.ids) AS s(section, id)
    ), explained AS (
        SELECT DISTINCT ON (w.participant, w.how, w.page, w.section)
               w.participant, w.how, w.page, w.section, w.id, r.relationship, r.fact_id
        FROM wanted w
        LEFT JOIN reach r
          ON r.participant_id = w.participant AND r.section = w.section
         AND r.action = CASE w.how WHEN 'wrote' THEN 'write' ELSE 'read' END
        ORDER BY w.participant, w.how, w.page, w.section, r.nearness, r.fact_id
    ), written AS (
        INSERT INTO access_look (id, made_at, organization_id, participant_id, viewer_id,
                                 sections, how, page, why, fact_id, day)
        SELECT (array_agg(id ORDER BY id))[1], moment, (SELECT current_organization()),
               participant, (SELECT current_viewer()), array_agg(section ORDER BY section),
               how, page, relationship, fact_id, local_day
        FROM explained
        WHERE relationship <> 'own_record'
        GROUP BY participant, how, page, relationship, fact_id
        ON CONFLICT (organization_id, participant_id, viewer_id, day, sections, why)
            WHERE how = 'listed' DO NOTHING
    )
    SELECT count(*) INTO unexplained FROM explained WHERE relationship IS NULL;
    IF unexplained > 0 THEN
        RAISE EXCEPTION 'a look that nothing allows' USING ERRCODE = 'insufficient_privilege';
    END IF;
END $$;
