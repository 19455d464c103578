-- What is theirs: the lines a person writes of their own life. Only they change them, or a worker
-- together with them; what anybody else writes waits for their yes. Each state a line was ever in
-- is kept. The triggers that hold this are made by access/protection.py for every model whose
-- `is_theirs` says so, so no path leads around them.

CREATE OR REPLACE FUNCTION this_moment() RETURNS timestamptz
    LANGUAGE sql STABLE
    AS $$ SELECT statement_timestamp() $$;

-- Whose own lines the viewer may write at this moment: their own, and those of whoever said yes
-- to writing side by side, for as long as that moment lasts and reach lets them write. It asks
-- reach itself: reachable() would be planned anew whenever it is called as another role than last.
CREATE OR REPLACE FUNCTION side_by_side() RETURNS uuid[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
BEGIN
    RETURN ARRAY(
        SELECT own.id FROM (SELECT own_person() AS id) own WHERE own.id IS NOT NULL
        UNION
        SELECT s.participant_id FROM access_sidebyside s JOIN viewer v ON v.id = s.worker_id
        WHERE s.organization_id = v.organization_id
          AND s.starts_at <= statement_timestamp() AND s.ends_at > statement_timestamp()
          AND EXISTS (SELECT 1 FROM reach r
                      WHERE r.participant_id = s.participant_id
                        AND r.section = 'plan' AND r.action = 'write')
        ORDER BY 1);
END $$;

-- What of one person is open to the viewer, and beside it what nearly every page of theirs asks
-- next: may the viewer write the person's own words now, and does somebody stand in with them?
CREATE OR REPLACE FUNCTION openings_at_hand(person uuid)
    RETURNS TABLE (relationship text, action text, section text, fact_id uuid,
                   writes_theirs boolean, has_stand_in boolean)
    LANGUAGE plpgsql STABLE SET plan_cache_mode = force_generic_plan
    AS $$
BEGIN
    RETURN QUERY
    SELECT o.relationship, o.action, o.section, o.fact_id,
           o.section OPERATOR(pg_catalog.=) 'plan' AND o.action OPERATOR(pg_catalog.=) 'write'
           AND person OPERATOR(pg_catalog.=) ANY (public.side_by_side()),
           o.section OPERATOR(pg_catalog.=) 'relationships'
           AND o.action OPERATOR(pg_catalog.=) 'read'
           AND EXISTS (SELECT 1 FROM public.covers_of(person))
    FROM public.openings(person) o;
END $$;

-- The parts that somebody shows to the viewer by name, until they end: "<person>:<part>".
CREATE OR REPLACE FUNCTION shown_parts() RETURNS text[]
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
SELECT ARRAY(
    SELECT h.participant_id::text || ':' || h.part
    FROM access_share h JOIN viewer v ON v.id = h.member_id
    WHERE h.organization_id = v.organization_id
      AND h.starts_at <= statement_timestamp() AND h.ends_at > statement_timestamp()
    ORDER BY 1)
$$;

-- Why the viewer may write this state of a line of somebody's own, or an error: who suggests
-- writes and takes back what waits; who promised a step, or takes it together with them, says
-- that it is done.
CREATE OR REPLACE FUNCTION ground_of(person uuid, before jsonb, after jsonb) RETURNS text
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
BEGIN
    IF current_viewer() IS NULL THEN
        RETURN 'brought';
    END IF;
    IF person = own_person() THEN
        RETURN 'own';
    END IF;
    IF person = ANY (side_by_side()) THEN
        RETURN 'side_by_side';
    END IF;
    IF (after ->> 'is_suggestion')::boolean
       AND (after ->> 'written_by_id')::uuid = current_viewer()
       AND (before IS NULL OR (before ->> 'is_suggestion')::boolean
            AND (before ->> 'written_by_id')::uuid = current_viewer()) THEN
        RETURN 'suggested';
    END IF;
    IF before ->> 'who' IN ('worker', 'together') AND NOT (before ->> 'is_suggestion')::boolean
       AND before - 'done_at' - 'changed_at' = after - 'done_at' - 'changed_at' THEN
        RETURN 'own_deed';
    END IF;
    RAISE EXCEPTION 'what is theirs is written by them, or together with them'
        USING ERRCODE = 'insufficient_privilege';
END $$;

-- Keep the state a line is in from now on. Arguments: the section, and what kind of line it is.
CREATE OR REPLACE FUNCTION keep_version() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
DECLARE
    before jsonb := CASE WHEN TG_OP = 'UPDATE' THEN to_jsonb(OLD) END;
    after jsonb := to_jsonb(NEW);
    ground text;
BEGIN
    IF before IS NOT NULL AND before = after THEN
        RETURN NULL;
    END IF;
    IF before IS NOT NULL AND (NEW.participant_id <> OLD.participant_id
                               OR NEW.organization_id <> OLD.organization_id) THEN
        RAISE EXCEPTION 'a line stays with the person it is about'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    ground := ground_of(NEW.participant_id, before, after);
    INSERT INTO access_version (id, made_at, organization_id, participant_id, section, kind,
                                line_id, number, values, by_id, ground, beside_id)
    SELECT gen_random_uuid(),
           CASE WHEN o.is_demo
                THEN coalesce((after ->> 'changed_at')::timestamptz, statement_timestamp())
                ELSE statement_timestamp() END,
           NEW.organization_id, NEW.participant_id, TG_ARGV[0], TG_ARGV[1], NEW.id,
           1 + (SELECT count(*) FROM access_version v
                WHERE v.organization_id = NEW.organization_id AND v.line_id = NEW.id),
           after, current_viewer(), ground,
           CASE WHEN ground = 'side_by_side' THEN
               (SELECT s.id FROM access_sidebyside s
                WHERE s.organization_id = NEW.organization_id
                  AND s.participant_id = NEW.participant_id AND s.worker_id = current_viewer()
                  AND s.starts_at <= statement_timestamp() AND s.ends_at > statement_timestamp()
                ORDER BY s.starts_at DESC, s.id DESC LIMIT 1) END
    FROM accounts_organization o WHERE o.id = NEW.organization_id;
    RETURN NULL;
END $$;
