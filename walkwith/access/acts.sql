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

-- The asker, or who leads them, asks a colleague to cover, or leaves it open who (NULL). What was
-- declined is asked anew; what somebody said yes to stays theirs.
CREATE OR REPLACE FUNCTION choose_cover(cover uuid, colleague uuid) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
BEGIN
    UPDATE access_cover c
       SET worker_id = colleague, declined_at = NULL
      FROM viewer v
     WHERE c.id = cover AND c.organization_id = v.organization_id
       AND (c.away_id = v.id OR c.away_id = ANY (led()))
       AND c.accepted_at IS NULL AND c.ends_at > statement_timestamp()
       AND (colleague IS NULL OR EXISTS (
           SELECT 1 FROM accounts_membership w
           WHERE w.id = colleague AND w.id <> c.away_id AND w.organization_id = v.organization_id
             AND w.role IN ('peer_specialist', 'supervisor') AND w.starts_at <= statement_timestamp()
             AND (w.ends_at IS NULL OR w.ends_at > statement_timestamp())));
    RETURN FOUND;
END $$;

-- Cover ends before its time. By the asker, or who leads them: 'ended'. By the colleague:
-- 'handed_back', so that the days left (`rest`, when some have passed) wait for somebody else.
-- Called off before it began, it ends before it starts.
CREATE OR REPLACE FUNCTION end_cover(cover uuid, rest uuid) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
DECLARE
    c access_cover%ROWTYPE;
    me uuid := (SELECT id FROM viewer);
BEGIN
    SELECT * INTO c FROM access_cover x
     WHERE x.id = cover AND x.organization_id = (SELECT current_organization())
       AND x.ends_at > statement_timestamp()
       FOR UPDATE;
    IF NOT FOUND OR me IS NULL THEN
        RETURN NULL;
    ELSIF c.away_id = me OR c.away_id = ANY (led()) THEN
        UPDATE access_cover x SET ends_at = statement_timestamp() WHERE x.id = cover;
        RETURN 'ended';
    ELSIF c.worker_id IS DISTINCT FROM me OR c.accepted_at IS NULL THEN
        RETURN NULL;
    ELSIF c.starts_at > statement_timestamp() THEN
        UPDATE access_cover x SET accepted_at = NULL, declined_at = statement_timestamp()
         WHERE x.id = cover;
        RETURN 'handed_back';
    END IF;
    UPDATE access_cover x SET ends_at = statement_timestamp() WHERE x.id = cover;
    INSERT INTO access_cover (id, made_at, organization_id, away_id, starts_at, ends_at)
    VALUES (rest, statement_timestamp(), c.organization_id, c.away_id, statement_timestamp(), c.ends_at);
    RETURN 'handed_back';
END $$;

-- Who stands in for whom with somebody, for everybody who may read who walks with them.
CREATE OR REPLACE FUNCTION covers_of(participant uuid)
    RETURNS TABLE (cover_id uuid, away_id uuid, away text, worker_id uuid, worker text,
                   starts_at timestamptz, ends_at timestamptz)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    SET plan_cache_mode = force_generic_plan
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
  AND NOT EXISTS (SELECT 1 FROM kept_out k
                  WHERE k.participant_id = participant AND k.member_id = c.worker_id
                    AND k.organization_id = v.organization_id)
  AND c.accepted_at IS NOT NULL AND c.ends_at > statement_timestamp()
  AND a.starts_at <= statement_timestamp() AND (a.ends_at IS NULL OR a.ends_at > statement_timestamp())
  AND g.starts_at <= statement_timestamp() AND (g.ends_at IS NULL OR g.ends_at > statement_timestamp())
  AND cardinality(g.sections) > 0
$$;

-- For whom of the asker's people a colleague stands in: those who agreed to it, unless they keep the
-- colleague out. The asker knows who agreed, so a missing name can only be a block: the pages show
-- names to whoever leads the asker, and numbers alone to the asker.
CREATE OR REPLACE FUNCTION held_by(cover uuid) RETURNS uuid[]
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
SELECT ARRAY(
    SELECT DISTINCT a.participant_id
    FROM viewer v
    JOIN access_cover c ON c.id = cover AND c.organization_id = v.organization_id
     AND (c.away_id = v.id OR c.away_id = ANY (led()))
    JOIN access_assignment a ON a.worker_id = c.away_id AND a.organization_id = v.organization_id
    JOIN access_coveragreement g
      ON g.participant_id = a.participant_id AND g.organization_id = v.organization_id
    WHERE c.accepted_at IS NOT NULL AND c.ends_at > statement_timestamp()
      AND a.starts_at <= statement_timestamp() AND (a.ends_at IS NULL OR a.ends_at > statement_timestamp())
      AND g.starts_at <= statement_timestamp() AND (g.ends_at IS NULL OR g.ends_at > statement_timestamp())
      AND cardinality(g.sections) > 0
      AND NOT EXISTS (SELECT 1 FROM kept_out k
                      WHERE k.participant_id = a.participant_id AND k.member_id = c.worker_id
                        AND k.organization_id = v.organization_id)
    ORDER BY 1)
$$;

-- The person calls off what is planned with somebody they keep out, who can no longer do it.
CREATE OR REPLACE FUNCTION call_off_kept_out(appointment uuid) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
BEGIN
    UPDATE schedule_appointment s SET state = 'called_off', in_the_way = ''
      FROM viewer v
     WHERE s.id = appointment AND s.organization_id = v.organization_id
       AND s.participant_id = (SELECT own_person()) AND s.state = 'planned'
       AND EXISTS (SELECT 1 FROM kept_out k
                   WHERE k.participant_id = s.participant_id AND k.member_id = s.worker_id
                     AND k.organization_id = v.organization_id);
    RETURN FOUND;
END $$;

-- Those whose name the viewer may read in one relationship, and the fact that says so.
CREATE OR REPLACE FUNCTION people_by(wanted text) RETURNS TABLE (participant_id uuid, fact_id uuid)
    LANGUAGE sql STABLE
    AS $$
SELECT DISTINCT r.participant_id, r.fact_id FROM public.reach r
WHERE r.relationship = wanted AND r.section = 'identity' AND r.action = 'read'
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
       AND called LIKE '_% _%' AND position(' ' || called || ' ' IN ' ' || p.names || ' ') > 0
       AND NOT EXISTS (SELECT 1 FROM kept_out k
                       WHERE k.participant_id = p.id AND k.member_id = v.id
                         AND k.organization_id = v.organization_id);
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
-- says whom they know, and when somebody comes or is called otherwise. Nobody is told. Each word
-- of the known name is one of theirs: "Dee Quill" is Dee, Deirdre Anne Quill. One house at a time,
-- so that two who come and say it at once do not miss each other. Only `person` is asked about, or
-- only what `worker` knows, when they are given.
DROP FUNCTION IF EXISTS keep_out_known();
CREATE OR REPLACE FUNCTION keep_out_known(person uuid DEFAULT NULL, worker uuid DEFAULT NULL)
    RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
SELECT 1 FROM accounts_organization o
 WHERE o.id = (SELECT current_organization()) FOR NO KEY UPDATE;
INSERT INTO access_block (id, made_at, organization_id, participant_id, member_id, is_known,
                          declared_by_id, starts_at)
SELECT gen_random_uuid(), statement_timestamp(), k.organization_id, p.id, k.worker_id, true,
       k.worker_id, statement_timestamp()
FROM access_knownperson k
JOIN people_participant p ON p.organization_id = k.organization_id
WHERE k.organization_id = (SELECT current_organization())
  AND (person IS NULL OR p.id = person) AND (worker IS NULL OR k.worker_id = worker)
  AND k.folded LIKE '_% _%' AND string_to_array(k.folded, ' ') <@ string_to_array(p.names, ' ')
  AND NOT EXISTS (SELECT 1 FROM access_block b
                  WHERE b.participant_id = p.id AND b.member_id = k.worker_id
                    AND b.organization_id = k.organization_id
                    AND (b.is_known OR b.ends_at IS NULL))
ON CONFLICT DO NOTHING
$$;

-- Does this worker know somebody so called in private life? For whoever may bring somebody new
-- together with them: themselves, and who leads them.
CREATE OR REPLACE FUNCTION knows(worker uuid, called text) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
SELECT EXISTS (
    SELECT 1 FROM viewer v
    JOIN access_knownperson k ON k.organization_id = v.organization_id
    WHERE k.worker_id = ANY (places_of(worker)) AND (worker = v.id OR worker = ANY (led()))
      AND k.folded LIKE '_% _%' AND string_to_array(k.folded, ' ') <@ string_to_array(called, ' '))
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
    IF NOT FOUND OR me IS NULL OR me = ANY (places_of(b.member_id)) THEN
        RETURN NULL;
    END IF;
    IF b.participant_id = (SELECT own_person()) THEN
        b.participant_agreed_at := coalesce(b.participant_agreed_at, statement_timestamp());
        said := 'participant';
    ELSIF NOT EXISTS (SELECT 1 FROM reach r WHERE r.participant_id = b.participant_id
                      AND r.section = 'blocks' AND r.action = 'read') THEN
        RETURN NULL;
    ELSIF b.first_by_id IS NULL OR me = ANY (places_of(b.first_by_id)) THEN
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
