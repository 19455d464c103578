-- Who looked: written in the transaction of the read, numbered and sealed for each organization.

-- HMAC-SHA256 (RFC 2104) of a text, by the two padded halves of a key the database never keeps.
CREATE OR REPLACE FUNCTION sealed(said text, inner_key bytea, outer_key bytea) RETURNS bytea
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT sha256(outer_key || sha256(inner_key || convert_to(said, 'UTF8'))) $$;

-- What a seal is over: every column of the look, and the seal before it.
CREATE OR REPLACE FUNCTION look_in_full(l access_look, previous bytea) RETURNS text
    LANGUAGE sql STABLE
    AS $$
SELECT jsonb_build_array(
    l.number, l.id, l.organization_id, l.participant_id, l.viewer_id, array_to_json(l.sections),
    l.how, l.page, l.why, l.fact_id, l.day,
    (extract(epoch FROM l.made_at) * 1000000)::bigint, encode(previous, 'hex'))::text
$$;

DROP FUNCTION IF EXISTS log_looks(jsonb, timestamptz, date);

-- Write down what was looked at, with the nearest relationship that allowed each section.
-- `noted` is a JSON list of {participant, how, page, sections, ids (one for each section)}.
-- A look that nothing allows raises an error, and with it the page is refused. The moment is the
-- database's own, except in a demo, whose year of looks is told in a minute.
CREATE OR REPLACE FUNCTION log_looks(noted jsonb, told timestamptz, inner_key bytea, outer_key bytea)
    RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
    SET plan_cache_mode = force_generic_plan
    AS $$
DECLARE
    house accounts_organization;
    head access_lookhead;
    look access_look;
    one record;
    moment timestamptz;
    people uuid[];
    parts text[];
BEGIN
    SELECT * INTO house FROM accounts_organization WHERE id = (SELECT current_organization());
    moment := CASE WHEN house.is_demo THEN told ELSE statement_timestamp() END;
    look.day := (moment AT TIME ZONE house.zone)::date;
    -- Only of those people and sections: the planner takes reach for one line, and goes through
    -- all of it for each of the looks.
    SELECT array_agg(n.participant), array_agg(s.section) INTO people, parts
      FROM jsonb_to_recordset(noted) AS n(participant uuid, sections text[])
           CROSS JOIN LATERAL unnest(n.sections) AS s(section);
    FOR one IN
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
             AND r.participant_id = ANY (people) AND r.section = ANY (parts)
            ORDER BY w.participant, w.how, w.page, w.section, r.nearness, r.fact_id
        )
        SELECT (array_agg(e.id ORDER BY e.id))[1] AS id, e.participant, e.how, e.page,
               e.relationship, e.fact_id, array_agg(e.section ORDER BY e.section)::varchar[] AS sections
        FROM explained e
        WHERE e.relationship IS DISTINCT FROM 'own_record'
        GROUP BY e.participant, e.how, e.page, e.relationship, e.fact_id
        ORDER BY 1
    LOOP
        IF one.relationship IS NULL THEN
            RAISE EXCEPTION 'a look that nothing allows' USING ERRCODE = 'insufficient_privilege';
        END IF;
        CONTINUE WHEN one.how = 'listed' AND EXISTS (
            SELECT 1 FROM access_look l
            WHERE l.organization_id = house.id AND l.participant_id = one.participant
              AND l.viewer_id = (SELECT current_viewer()) AND l.day = look.day
              AND l.sections = one.sections AND l.why = one.relationship AND l.how = 'listed');
        IF head.id IS NULL THEN
            head := locked_head(house.id);
        END IF;
        look.id := one.id;
        look.made_at := moment;
        look.organization_id := house.id;
        look.participant_id := one.participant;
        look.viewer_id := (SELECT current_viewer());
        look.sections := one.sections;
        look.how := one.how;
        look.page := one.page;
        look.why := one.relationship;
        look.fact_id := one.fact_id;
        look.number := head.number + 1;
        look.seal := sealed(look_in_full(look, head.seal), inner_key, outer_key);
        INSERT INTO access_look SELECT look.*
            ON CONFLICT (organization_id, participant_id, viewer_id, day, sections, why)
            WHERE how = 'listed' DO NOTHING;
        IF FOUND THEN
            head.number := look.number;
            head.seal := look.seal;
        END IF;
    END LOOP;
    UPDATE access_lookhead h SET number = head.number, seal = head.seal
     WHERE h.id = head.id AND h.number <> head.number;
END $$;

-- The end of the chain, locked until the transaction ends; made when there is none yet.
CREATE OR REPLACE FUNCTION locked_head(house uuid) RETURNS access_lookhead
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
DECLARE
    head access_lookhead;
BEGIN
    SELECT * INTO head FROM access_lookhead h WHERE h.organization_id = house FOR UPDATE;
    IF NOT FOUND THEN
        INSERT INTO access_lookhead (id, made_at, organization_id, number, seal, unsealed)
        SELECT gen_random_uuid(), statement_timestamp(), house, 0, ''::bytea, count(*)
          FROM access_look l WHERE l.organization_id = house
        ON CONFLICT (organization_id) DO NOTHING;
        SELECT * INTO head FROM access_lookhead h WHERE h.organization_id = house FOR UPDATE;
    END IF;
    RETURN head;
END $$;

REVOKE ALL ON FUNCTION locked_head(uuid) FROM PUBLIC;

-- Where the chain of each organization ends, to be kept outside of the database. Nobody's record.
CREATE OR REPLACE FUNCTION look_heads()
    RETURNS TABLE (organization_id uuid, number bigint, seal bytea, unsealed bigint)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
SELECT h.organization_id, h.number, h.seal, h.unsealed FROM access_lookhead h ORDER BY 1
$$;

-- For whom those stood in who looked at somebody's record while covering, by cover; for whoever
-- reads who has looked. It stays so when the cover is long over.
CREATE OR REPLACE FUNCTION stood_in_for(participant uuid) RETURNS TABLE (cover_id uuid, away text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
SELECT DISTINCT c.id, m.name
FROM access_look l
JOIN access_cover c ON c.id = l.fact_id AND c.organization_id = l.organization_id
JOIN accounts_membership m ON m.id = c.away_id
WHERE l.organization_id = (SELECT current_organization()) AND l.participant_id = participant
  AND l.why = 'covering'
  AND EXISTS (SELECT 1 FROM reach r
              WHERE r.participant_id = participant
                AND r.section = 'looks' AND r.action = 'read')
$$;
