-- Asked in the message of a test: what each question answers, and where that is not as told.
CREATE TEMP TABLE questions (n int, viewer text, home text, kind text, said jsonb, told text)
    ON COMMIT DROP;

CREATE FUNCTION pg_temp.lines(given text[]) RETURNS text LANGUAGE sql AS $$
SELECT coalesce(string_agg(l, E'\n' ORDER BY l COLLATE "C"), '') FROM unnest(given) AS l $$;

CREATE FUNCTION pg_temp.rest(given jsonb, first int) RETURNS text[] LANGUAGE sql AS $$
SELECT ARRAY(SELECT x FROM jsonb_array_elements_text(given) WITH ORDINALITY AS t(x, n) WHERE n > first) $$;

-- Questions that change nothing.
CREATE FUNCTION pg_temp.plain(kind text, said jsonb) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    a uuid := CASE WHEN said ->> 0 ~ '^[0-9a-f-]{36}$' THEN (said ->> 0)::uuid END;
    b uuid := CASE WHEN said ->> 1 ~ '^[0-9a-f-]{36}$' THEN (said ->> 1)::uuid END;
BEGIN
    RETURN CASE kind
        WHEN 'reach' THEN md5((SELECT pg_temp.lines(array_agg(DISTINCT concat_ws(
            ' ', participant_id, section, action, relationship, nearness, fact_id))) FROM reach))
        WHEN 'assign' THEN may_assign(a, b)::text
        WHEN 'walk_with' THEN pg_temp.lines(may_walk_with(a)::text[])
        WHEN 'led' THEN pg_temp.lines(led()::text[])
        WHEN 'own' THEN coalesce(own_person()::text, '')
        WHEN 'account' THEN coalesce(current_account()::text, '')
        WHEN 'works' THEN works_here()::text
        WHEN 'leads' THEN leads_here()::text
        WHEN 'house' THEN runs_the_house()::text
        WHEN 'together' THEN pg_temp.lines(together()::text[])
        WHEN 'opens' THEN opens_doors()::text
        WHEN 'shared' THEN pg_temp.lines(ARRAY(
            SELECT concat_ws(' ', s.participant_id, array_to_string(s.sections, ','), s.purpose, s.until)
            FROM shared_with_viewer() s))
        WHEN 'held_by' THEN array_to_string(held_by(a), E'\n')
        WHEN 'people_by' THEN pg_temp.lines(ARRAY(
            SELECT concat_ws(' ', p.participant_id, p.fact_id) FROM people_by(said ->> 0) p))
        WHEN 'doors' THEN array_to_string(doors(said ->> 0), E'\n', 'nobody')
        WHEN 'reachable' THEN pg_temp.lines(ARRAY(
            SELECT DISTINCT x::text FROM unnest(reachable(said ->> 0, said ->> 1)) AS x))
        WHEN 'enter' THEN coalesce((SELECT concat_ws('|', e.id, e.name, e.zone) FROM enter(a, b) e), '')
        WHEN 'covers_of' THEN pg_temp.lines(ARRAY(
            SELECT concat_ws(' ', c.cover_id, c.away, c.worker) FROM covers_of(a) c))
        WHEN 'knows' THEN knows(a, said ->> 1)::text
        WHEN 'live' THEN pg_temp.lines(ARRAY(
            SELECT concat_ws(' ', c.id, c.recipient_id, c.organization_id, c.kind, c.purpose,
                             array_to_string(c.sections, ','))
            FROM live_consent c WHERE c.participant_id = a))
        WHEN 'kept_from' THEN array_to_string(recipients_kept_out(a), E'\n')
        WHEN 'missing_fact' THEN coalesce(missing_fact(said ->> 0, said -> 1), '')
        WHEN 'kept_back' THEN pg_temp.lines(kept_back(a, pg_temp.rest(said, 2), said ->> 1))
        WHEN 'consent_for' THEN coalesce(consent_for(a, b, pg_temp.rest(said, 2))::text, '')
        WHEN 'name_to_account' THEN coalesce(name_to_account(a, b, said ->> 2), '')
        WHEN 'sections' THEN pg_temp.lines(ARRAY(
            SELECT concat_ws(' ', s.section, s.consent_id) FROM consented_sections(a, b) s))
    END;
END $$;

-- Acts: what they answer, and what they did.
CREATE FUNCTION pg_temp.act(kind text, said jsonb) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    key uuid := CASE WHEN said ->> 0 ~ '^[0-9a-f-]{36}$' THEN (said ->> 0)::uuid END;
    now timestamptz := statement_timestamp();
    facts xid := (SELECT xmin FROM accounts_organization LIMIT 1);  -- of every row that is told
    done text;
    one jsonb;
BEGIN
    CASE kind
    WHEN 'answer_cover' THEN
        IF answer_cover(key, (said ->> 1)::boolean) THEN
            SELECT CASE WHEN c.accepted_at = now AND c.declined_at IS NULL THEN 'yes'
                        WHEN c.declined_at = now AND c.accepted_at IS NULL THEN 'no' END
              INTO done FROM access_cover c WHERE c.id = key;
        END IF;
    WHEN 'choose_cover' THEN
        IF choose_cover(key, (said ->> 1)::uuid) THEN
            SELECT concat_ws(' ', 'asked', c.worker_id, CASE WHEN c.declined_at IS NULL THEN 'anew' END)
              INTO done FROM access_cover c WHERE c.id = key;
        END IF;
    WHEN 'end_cover' THEN
        done := end_cover(key, (said ->> 1)::uuid);
        SELECT concat_ws(' ', done, c.ends_at = now, c.accepted_at IS NULL, c.declined_at = now,
                         (SELECT concat_ws(' ', 'rest', r.away_id, r.worker_id, r.accepted_at,
                                           r.organization_id = c.organization_id,
                                           r.starts_at = now, r.made_at = now, r.ends_at > now)
                            FROM access_cover r WHERE r.id = (said ->> 1)::uuid),
                         (SELECT count(*) FROM access_cover x WHERE x.xmin <> facts))
          INTO done FROM access_cover c WHERE c.id = key AND done IS NOT NULL;
    WHEN 'emergency' THEN
        done := open_emergency(key, said ->> 1, said ->> 2, (said ->> 3)::int);
        IF done IS NOT NULL THEN
            SELECT concat_ws(' ', e.participant_id, 'by', e.worker_id, 'for',
                             extract(epoch FROM e.ends_at - e.starts_at)::int / 3600, 'h')
              INTO done FROM access_emergencyaccess e
             WHERE e.id = key AND e.participant_id = done::uuid AND e.starts_at = now
               AND e.ends_at = now + make_interval(hours => (said ->> 3)::int)
               AND e.made_at = now AND e.reason = said ->> 2 AND e.organization_id = current_organization();
        END IF;
    WHEN 'close' THEN
        done := CASE WHEN close_emergency(key) THEN 'true' ELSE 'false' END;
        IF done = 'true' THEN
            SELECT (e.ends_at = now)::text INTO done FROM access_emergencyaccess e WHERE e.id = key;
        END IF;
    WHEN 'keep_out' THEN
        PERFORM keep_out_known(key, (said ->> 1)::uuid);
        done := pg_temp.lines(ARRAY(
            SELECT concat_ws(' ', b.participant_id, b.member_id) FROM access_block b
            WHERE b.xmin <> facts
              AND b.is_known AND b.declared_by_id = b.member_id AND b.starts_at = now
              AND b.made_at = now));
    WHEN 'lift' THEN
        done := agree_to_lift(key);
        SELECT concat_ws(' ', done, CASE b.participant_agreed_at WHEN now THEN 'now' ELSE 'before' END,
                         b.participant_agreed_at IS NOT NULL, b.first_by_id, b.second_by_id,
                         b.ends_at IS NOT DISTINCT FROM now,
                         (SELECT count(*) FROM access_block x WHERE x.xmin <> facts))
          INTO done FROM access_block b WHERE b.id = key AND done IS NOT NULL;
    WHEN 'account_for' THEN
        PERFORM account_for(said -> 0);
        SELECT concat_ws(' ', d.recipient_name || ':', array_to_string(d.sections, ','), d.basis,
                         coalesce(d.consent_id::text, 'no consent'), d.purpose, d.by_id, d.organization_id)
          INTO done FROM access_disclosure d
         WHERE d.id = (said -> 0 ->> 'id')::uuid AND d.made_at = now;
    WHEN 'looks' THEN
        INSERT INTO access_lookhead
        SELECT gen_random_uuid(), now, 7, '', 0, id FROM accounts_organization
         WHERE id <> current_organization() LIMIT 1;
        FOR one IN SELECT * FROM jsonb_array_elements(said) LOOP
            PERFORM log_looks(one, now + interval '3 days', 'inner', 'outer');
        END LOOP;
        done := pg_temp.chain();
    END CASE;
    RETURN coalesce(done, '');
END $$;

-- The new end of the chain of looks, each sealed over the one before it, said by hand.
CREATE FUNCTION pg_temp.chain() RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    l access_look;
    house accounts_organization;
    written text[] := '{}';
    previous bytea := '';
    full_text text;
BEGIN
    SELECT * INTO house FROM accounts_organization WHERE id = current_organization();
    FOR l IN SELECT * FROM access_look WHERE organization_id = house.id AND seal IS NOT NULL
             ORDER BY number LOOP
        full_text := '[' || concat_ws(', ', l.number, to_json(l.id), to_json(l.organization_id),
            to_json(l.participant_id), to_json(l.viewer_id),
            '["' || array_to_string(l.sections, '", "') || '"]', to_json(l.how), to_json(l.page),
            to_json(l.why), to_json(l.fact_id), to_json(l.day),
            (extract(epoch FROM l.made_at) * 1000000)::bigint, to_json(encode(previous, 'hex'))) || ']';
        written := written || concat_ws(' ', l.number, l.id, l.participant_id, l.viewer_id,
            array_to_string(l.sections, ','), l.how, l.page, l.why, l.fact_id,
            l.made_at = statement_timestamp(), CASE l.day - (statement_timestamp() AT TIME ZONE house.zone)::date
                WHEN 0 THEN 'today' WHEN 3 THEN 'as told' ELSE 'another day' END,
            CASE l.seal WHEN sha256('outer'::bytea || sha256('inner'::bytea || convert_to(full_text, 'UTF8')))
                THEN 'sealed' ELSE 'broken' END);
        previous := l.seal;
    END LOOP;
    IF EXISTS (SELECT 1 FROM access_lookhead h WHERE h.organization_id <> house.id AND h.number <> 7) THEN
        written := written || 'the end of another house'::text;
    END IF;
    SELECT written || concat_ws(' ', 'up to', h.number, h.seal = previous, 'after', h.unsealed,
                               h.made_at = statement_timestamp())
      INTO written FROM access_lookhead h WHERE h.organization_id = house.id;
    RETURN array_to_string(written, E'\n');
END $$;

CREATE FUNCTION pg_temp.ask(q questions) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    done text;
BEGIN
    PERFORM set_config('walkwith.viewer', coalesce(q.viewer, ''), true),
            set_config('walkwith.organization', coalesce(q.home, ''), true);
    IF q.kind NOT IN ('answer_cover', 'choose_cover', 'end_cover', 'emergency', 'close', 'keep_out',
                      'lift', 'looks', 'account_for') THEN
        RETURN pg_temp.plain(q.kind, q.said);
    END IF;
    BEGIN
        done := pg_temp.act(q.kind, q.said);
        RAISE EXCEPTION USING ERRCODE = 'UNDO2';
    EXCEPTION
        WHEN SQLSTATE 'UNDO2' THEN RETURN done;
        WHEN insufficient_privilege THEN RETURN 'refused';
        WHEN check_violation THEN RETURN 'check';
    END;
END $$;

CREATE FUNCTION pg_temp.differ() RETURNS TABLE (question text, answer text, told text)
    LANGUAGE plpgsql AS $$
DECLARE
    q questions;
    answered text;
BEGIN
    FOR q IN SELECT * FROM questions x ORDER BY x.n LOOP
        answered := pg_temp.ask(q);
        IF answered IS DISTINCT FROM q.told THEN
            RETURN QUERY SELECT concat_ws(' ', q.n, q.kind, q.viewer, q.home, q.said), answered, q.told;
        END IF;
    END LOOP;
END $$;

-- Make one wrong, ask until somebody notices, undo it.
CREATE FUNCTION pg_temp.notice(change text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    q questions;
    noticed_by text := 'alive';
BEGIN
    BEGIN
        EXECUTE change;
    EXCEPTION WHEN OTHERS THEN RETURN 'cannot be made: ' || SQLERRM;
    END;
    BEGIN
        FOR q IN SELECT * FROM questions x ORDER BY x.n LOOP
            IF pg_temp.ask(q) IS DISTINCT FROM q.told THEN
                noticed_by := q.n;
                EXIT;
            END IF;
        END LOOP;
    EXCEPTION WHEN OTHERS THEN noticed_by := 'error: ' || SQLERRM;
    END;
    RAISE EXCEPTION USING ERRCODE = 'UNDO1';
EXCEPTION
    WHEN SQLSTATE 'UNDO1' THEN RETURN noticed_by;
END $$;
