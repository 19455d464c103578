-- Acts that reach itself cannot allow, because who acts may not see the person yet, or not
-- decide alone. Each checks for itself who may, and answers the same for "hidden" and "nobody".

-- The colleague who is asked to cover says yes or no, once, before the cover is over.
CREATE OR REPLACE FUNCTION answer_cover(cover uuid, yes boolean) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
BEGIN
    UPDATE access_cover c
       SET accepted_at = CASE WHEN yes THEN statement_timestamp() END,
           declined_at = CASE WHEN yes THEN NULL ELSE statement_timestamp() END
      FROM viewer v
     WHERE c.id = cover AND c.worker_id = v.id AND c.organization_id = v.organization_id
       AND v.role IN ('peer_specialist', 'supervisor')
       AND c.accepted_at IS NULL AND c.declined_at IS NULL
       AND c.ends_at > statement_timestamp();
    RETURN FOUND;
END $$;

-- Who stands in for whom with somebody, for everybody who may read who walks with them.
CREATE OR REPLACE FUNCTION covers_of(participant uuid)
    RETURNS TABLE (cover_id uuid, away_id uuid, away text, worker_id uuid, worker text,
                   starts_at timestamptz, ends_at timestamptz)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
SELECT DISTINCT c.id, c.away_id, m.name, c.worker_id, w.name, c.starts_at, c.ends_at
FROM viewer v
JOIN access_assignment a ON a.participant_id = participant AND a.organization_id = v.organization_id
JOIN access_cover c ON c.away_id = a.worker_id AND c.organization_id = v.organization_id
JOIN access_coveragreement g
  ON g.participant_id = a.participant_id AND g.organization_id = v.organization_id
JOIN accounts_membership m ON m.id = c.away_id
JOIN accounts_membership w ON w.id = c.worker_id
WHERE EXISTS (SELECT 1 FROM reach r
              WHERE r.participant_id = participant
                AND r.section = 'relationships' AND r.action = 'read')
  AND NOT EXISTS (SELECT 1 FROM access_block b
                  WHERE b.participant_id = participant AND b.member_id = c.worker_id
                    AND b.organization_id = v.organization_id AND b.starts_at <= statement_timestamp()
                    AND (b.ends_at IS NULL OR b.ends_at > statement_timestamp()))
  AND c.accepted_at IS NOT NULL AND c.ends_at > statement_timestamp()
  AND a.starts_at <= statement_timestamp() AND (a.ends_at IS NULL OR a.ends_at > statement_timestamp())
  AND g.starts_at <= statement_timestamp() AND (g.ends_at IS NULL OR g.ends_at > statement_timestamp())
$$;

-- Open somebody's record in an emergency, by their full name as the house knows it (folded by
-- people/rules.py). The answer is the person, or NULL for nobody, somebody hidden by a block,
-- or several of that name.
CREATE OR REPLACE FUNCTION open_emergency(access uuid, called text, why text, hours int)
    RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
DECLARE
    found_people uuid[];
BEGIN
    SELECT array_agg(p.id) INTO found_people
      FROM viewer v
      JOIN people_participant p ON p.organization_id = v.organization_id
     WHERE v.role IN ('peer_specialist', 'supervisor')
       AND called LIKE '_% _%' AND ' ' || p.names || ' ' LIKE '% ' || called || ' %'
       AND NOT EXISTS (SELECT 1 FROM access_block b
                       WHERE b.participant_id = p.id AND b.member_id = v.id
                         AND b.organization_id = v.organization_id AND b.starts_at <= statement_timestamp()
                         AND (b.ends_at IS NULL OR b.ends_at > statement_timestamp()));
    IF coalesce(cardinality(found_people), 0) <> 1 OR length(trim(why)) < 10 THEN
        RETURN NULL;
    END IF;
    INSERT INTO access_emergencyaccess (id, made_at, organization_id, participant_id, worker_id,
                                        reason, starts_at, ends_at, review)
    SELECT access, statement_timestamp(), organization_id, found_people[1], id, why,
           statement_timestamp(), statement_timestamp() + make_interval(hours => hours), ''
      FROM viewer;
    RETURN found_people[1];
END $$;

-- Whoever opened an emergency closes it before its time.
CREATE OR REPLACE FUNCTION close_emergency(access uuid) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
BEGIN
    UPDATE access_emergencyaccess e SET ends_at = statement_timestamp()
      FROM viewer v
     WHERE e.id = access AND e.worker_id = v.id AND e.organization_id = v.organization_id
       AND e.ends_at > statement_timestamp() AND e.starts_at < statement_timestamp();
    RETURN FOUND;
END $$;

-- Keep every worker out of the records of those they know in private life: called when a worker
-- says whom they know, and when somebody comes or is called otherwise. Nobody is told.
CREATE OR REPLACE FUNCTION keep_out_known() RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
INSERT INTO access_block (id, made_at, organization_id, participant_id, member_id, is_known,
                          declared_by_id, starts_at)
SELECT gen_random_uuid(), statement_timestamp(), k.organization_id, p.id, k.worker_id, true,
       k.worker_id, statement_timestamp()
FROM access_knownperson k
JOIN people_participant p ON p.organization_id = k.organization_id
WHERE k.organization_id = (SELECT current_organization())
  AND k.folded LIKE '_% _%' AND ' ' || p.names || ' ' LIKE '% ' || k.folded || ' %'
  AND NOT EXISTS (SELECT 1 FROM access_block b
                  WHERE b.participant_id = p.id AND b.member_id = k.worker_id
                    AND b.organization_id = k.organization_id
                    AND (b.is_known OR b.ends_at IS NULL))
ON CONFLICT DO NOTHING
$$;

-- Does this worker know somebody so called in private life? For whoever brings the two together.
CREATE OR REPLACE FUNCTION knows(worker uuid, called text) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
SELECT (SELECT works_here()) AND EXISTS (
    SELECT 1 FROM access_knownperson k
    WHERE k.worker_id = worker AND k.organization_id = (SELECT current_organization())
      AND ' ' || called || ' ' LIKE '% ' || k.folded || ' %')
$$;

-- One yes to letting somebody back in: the participant's, or one of two others'. With the third
-- yes the block ends. The answer says whose it was: 'participant', 'first', 'second', or NULL.
CREATE OR REPLACE FUNCTION agree_to_lift(block uuid) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
DECLARE
    b access_block%ROWTYPE;
    me uuid := (SELECT id FROM viewer);
    said text;
BEGIN
    SELECT * INTO b FROM access_block x
     WHERE x.id = block AND x.ends_at IS NULL AND x.organization_id = (SELECT current_organization())
       FOR UPDATE;
    IF NOT FOUND OR me IS NULL OR me = b.member_id THEN
        RETURN NULL;
    END IF;
    IF b.participant_id = (SELECT own_person()) THEN
        b.participant_agreed_at := coalesce(b.participant_agreed_at, statement_timestamp());
        said := 'participant';
    ELSIF NOT EXISTS (SELECT 1 FROM reach r WHERE r.participant_id = b.participant_id
                      AND r.section = 'blocks' AND r.action = 'read') THEN
        RETURN NULL;
    ELSIF b.first_by_id IS NULL OR b.first_by_id = me THEN
        b.first_by_id := me;
        said := 'first';
    ELSE
        b.second_by_id := me;
        said := 'second';
    END IF;
    IF b.participant_agreed_at IS NOT NULL AND b.first_by_id IS NOT NULL
       AND b.second_by_id IS NOT NULL THEN
        b.ends_at := statement_timestamp();
    END IF;
    UPDATE access_block x
       SET participant_agreed_at = b.participant_agreed_at, first_by_id = b.first_by_id,
           second_by_id = b.second_by_id, ends_at = b.ends_at
     WHERE x.id = block;
    RETURN said;
END $$;
