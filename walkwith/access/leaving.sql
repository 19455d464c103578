-- Somebody leaves the house: what an administrator ends and hands over without seeing whose it is.

-- Those who walk with somebody now, work here still and are not kept out. For other functions.
CREATE OR REPLACE FUNCTION walks_on(participant uuid) RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
SELECT a.worker_id
FROM access_assignment a
JOIN accounts_membership w ON w.id = a.worker_id
WHERE a.participant_id = participant AND a.organization_id = (SELECT current_organization())
  AND a.starts_at <= statement_timestamp() AND (a.ends_at IS NULL OR a.ends_at > statement_timestamp())
  AND w.starts_at <= statement_timestamp() AND (w.ends_at IS NULL OR w.ends_at > statement_timestamp())
  AND NOT EXISTS (SELECT 1 FROM kept_out k
                  WHERE k.participant_id = participant AND k.member_id = a.worker_id
                    AND k.organization_id = a.organization_id)
$$;

REVOKE ALL ON FUNCTION walks_on(uuid) FROM PUBLIC;

-- What leaving would end, in numbers alone. Nothing for anybody but an administrator.
CREATE OR REPLACE FUNCTION leaving_counts(member uuid)
    RETURNS TABLE (people int, alone int, leaders int, leads int, drafts int, covers int,
                   emergencies int, is_privacy_contact boolean, is_elsewhere boolean)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
SELECT
    (SELECT count(*)::int FROM access_assignment a
     WHERE a.worker_id = m.id AND a.organization_id = m.organization_id
       AND (a.ends_at IS NULL OR a.ends_at > statement_timestamp())),
    (SELECT count(*)::int FROM access_assignment a
     WHERE a.worker_id = m.id AND a.organization_id = m.organization_id
       AND (a.ends_at IS NULL OR a.ends_at > statement_timestamp())
       AND NOT EXISTS (SELECT 1 FROM walks_on(a.participant_id) w WHERE w <> m.id)),
    (SELECT count(*)::int FROM access_supervision s
     JOIN accounts_membership l ON l.id = s.supervisor_id
     WHERE s.worker_id = m.id AND s.organization_id = m.organization_id
       AND (s.ends_at IS NULL OR s.ends_at > statement_timestamp())
       AND (l.ends_at IS NULL OR l.ends_at > statement_timestamp())),
    (SELECT count(*)::int FROM access_supervision s
     WHERE s.supervisor_id = m.id AND s.organization_id = m.organization_id
       AND (s.ends_at IS NULL OR s.ends_at > statement_timestamp())),
    (SELECT count(*)::int FROM contacts_draft d
     WHERE d.author_id = m.id AND d.organization_id = m.organization_id),
    (SELECT count(*)::int FROM access_cover c
     WHERE m.id IN (c.away_id, c.worker_id) AND c.organization_id = m.organization_id
       AND c.ends_at > statement_timestamp()),
    (SELECT count(*)::int FROM access_emergencyaccess e
     WHERE e.worker_id = m.id AND e.organization_id = m.organization_id
       AND e.ends_at > statement_timestamp()),
    EXISTS (SELECT 1 FROM access_privacycontact k
            WHERE k.member_id = m.id AND k.organization_id = m.organization_id
              AND (k.ends_at IS NULL OR k.ends_at > statement_timestamp())),
    EXISTS (SELECT 1 FROM accounts_membership o
            WHERE o.account_id = m.account_id AND o.id <> m.id
              AND o.starts_at <= statement_timestamp()
              AND (o.ends_at IS NULL OR o.ends_at > statement_timestamp()))
FROM viewer v
JOIN accounts_membership m ON m.id = member AND m.organization_id = v.organization_id
WHERE v.role = 'administrator' AND m.role NOT IN ('participant', 'supporter', 'partner')
$$;

-- Does anybody but this worker go on walking with somebody? For whoever may say who does.
CREATE OR REPLACE FUNCTION somebody_stays(participant uuid, besides uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
SELECT EXISTS (SELECT 1 FROM reach r WHERE r.participant_id = participant
               AND r.section = 'relationships' AND r.action = 'write')
   AND EXISTS (SELECT 1 FROM walks_on(participant) w WHERE w <> besides)
$$;

-- End everything of a member of the house but the people they walk with: those stay in the reach
-- of who led them, until somebody else is chosen. Drafts go to who leads them or walks along.
CREATE OR REPLACE FUNCTION end_all_of(member uuid) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
DECLARE
    house uuid := (SELECT organization_id FROM viewer WHERE role = 'administrator');
    moment timestamptz := statement_timestamp();
BEGIN
    IF house IS NULL OR NOT EXISTS (
        SELECT 1 FROM accounts_membership m
        WHERE m.id = member AND m.organization_id = house AND m.id <> (SELECT current_viewer())
          AND m.role NOT IN ('participant', 'supporter')) THEN
        RETURN false;
    END IF;
    PERFORM hand_over_drafts(member, house);
    -- For whom they stand in now, the days left wait for somebody else.
    INSERT INTO access_cover (id, made_at, organization_id, away_id, starts_at, ends_at)
    SELECT gen_random_uuid(), moment, house, c.away_id, moment, c.ends_at
      FROM access_cover c
     WHERE c.worker_id = member AND c.organization_id = house AND c.accepted_at IS NOT NULL
       AND c.starts_at <= moment AND c.ends_at > moment;
    UPDATE access_cover c SET accepted_at = NULL, declined_at = moment
     WHERE c.worker_id = member AND c.organization_id = house AND c.ends_at > moment
       AND (c.accepted_at IS NULL OR c.starts_at > moment);
    UPDATE access_cover c SET ends_at = moment
     WHERE c.organization_id = house AND c.ends_at > moment
       AND (c.away_id = member OR c.worker_id = member AND c.accepted_at IS NOT NULL);
    UPDATE access_emergencyaccess e SET ends_at = greatest(moment, e.starts_at + interval '1 us')
     WHERE e.worker_id = member AND e.organization_id = house AND e.ends_at > moment;
    UPDATE access_privacycontact k SET ends_at = greatest(moment, k.starts_at + interval '1 us')
     WHERE k.member_id = member AND k.organization_id = house
       AND (k.ends_at IS NULL OR k.ends_at > moment);
    UPDATE access_supervision s SET ends_at = greatest(moment, s.starts_at + interval '1 us')
     WHERE s.supervisor_id = member AND s.organization_id = house
       AND (s.ends_at IS NULL OR s.ends_at > moment);
    DELETE FROM accounts_heldwords h USING accounts_membership m
     WHERE m.id = member AND h.account_id = m.account_id;
    UPDATE access_recipient r SET membership_id = NULL
     WHERE r.membership_id = member AND r.organization_id = house;
    RETURN true;
END $$;

-- Each draft goes to a supervisor who leads its author, or to a colleague who walks with the same
-- person; not to somebody kept out, and over nobody's own draft. Else it stays where it is.
CREATE OR REPLACE FUNCTION hand_over_drafts(author uuid, house uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
DECLARE
    d record;
BEGIN
    FOR d IN
        SELECT x.id, x.note_id, next.id AS to_id
        FROM contacts_draft x
        CROSS JOIN LATERAL (
            SELECT l.id, n.place
            FROM (SELECT s.supervisor_id AS id, 1 AS place, s.starts_at FROM access_supervision s
                  WHERE s.worker_id = author AND s.organization_id = house
                    AND s.starts_at <= statement_timestamp()
                    AND (s.ends_at IS NULL OR s.ends_at > statement_timestamp())
                  UNION ALL
                  SELECT w, 2, NULL FROM walks_on(x.participant_id) w WHERE w <> author) n
            JOIN accounts_membership l ON l.id = n.id
            WHERE l.starts_at <= statement_timestamp()
              AND (l.ends_at IS NULL OR l.ends_at > statement_timestamp())
              AND NOT EXISTS (SELECT 1 FROM kept_out k
                              WHERE k.participant_id = x.participant_id AND k.member_id = l.id
                                AND k.organization_id = house)
              AND NOT EXISTS (SELECT 1 FROM contacts_draft o
                              WHERE o.author_id = l.id AND o.participant_id = x.participant_id
                                AND o.organization_id = house)
            ORDER BY n.place, n.starts_at, l.id LIMIT 1) next
        WHERE x.author_id = author AND x.organization_id = house
    LOOP
        UPDATE contacts_draft x SET author_id = d.to_id WHERE x.id = d.id;
        INSERT INTO foundation_change (id, organization_id, actor_id, section, record_id, event,
                                       details, at)
        VALUES (gen_random_uuid(), house, (SELECT current_viewer()), '', d.note_id,
                'DraftHandedOver', jsonb_build_object('author_id', author, 'to_id', d.to_id),
                statement_timestamp());
    END LOOP;
END $$;

REVOKE ALL ON FUNCTION hand_over_drafts(uuid, uuid) FROM PUBLIC;

-- Whoever led somebody who is gone leads them no longer, once all their people are handed on.
CREATE OR REPLACE FUNCTION end_handed_on(worker uuid) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
UPDATE access_supervision s
   SET ends_at = greatest(statement_timestamp(), s.starts_at + interval '1 us')
 WHERE s.worker_id = worker AND s.organization_id = (SELECT organization_id FROM viewer)
   AND (s.ends_at IS NULL OR s.ends_at > statement_timestamp())
   AND EXISTS (SELECT 1 FROM accounts_membership m
               WHERE m.id = worker AND m.ends_at <= statement_timestamp())
   AND NOT EXISTS (SELECT 1 FROM access_assignment a
                   WHERE a.worker_id = worker AND a.organization_id = s.organization_id
                     AND (a.ends_at IS NULL OR a.ends_at > statement_timestamp()))
$$;

-- Those who are gone and whose people wait for somebody: an administrator says who leads them.
CREATE OR REPLACE FUNCTION left_people() RETURNS uuid[]
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
SELECT ARRAY(SELECT m.id FROM viewer v
             JOIN accounts_membership m ON m.organization_id = v.organization_id
             WHERE v.role = 'administrator' AND m.ends_at <= statement_timestamp()
               AND EXISTS (SELECT 1 FROM access_assignment a
                           WHERE a.worker_id = m.id AND a.organization_id = v.organization_id
                             AND (a.ends_at IS NULL OR a.ends_at > statement_timestamp()))
             ORDER BY m.id)
$$;

-- Did this member leave, by an act of the house and not by a day, and does somebody they walked
-- with wait still? Coming back would open those records again. Only an administrator is told.
CREATE OR REPLACE FUNCTION left_walks(member uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
SELECT member = ANY ((SELECT left_people())::uuid[])
   AND (SELECT h.event = 'MembershipEnded' FROM foundation_change h, viewer v
        WHERE h.organization_id = v.organization_id AND h.record_id = member
          AND h.event IN ('MembershipEnded', 'MembershipRenewed')
        ORDER BY h.at DESC, h.id DESC LIMIT 1) IS TRUE
$$;

-- The drafts of colleagues who left that wait with the viewer, who leads and does not walk along:
-- for reading, and for giving to whoever comes next.
CREATE OR REPLACE FUNCTION drafts_handed_over()
    RETURNS TABLE (id uuid, participant_id uuid, words jsonb, at timestamptz, name text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
SELECT d.id, d.participant_id, d.words, d.at,
       coalesce((SELECT m.name FROM foundation_change h
                 JOIN accounts_membership m ON m.id = (h.details->>'author_id')::uuid
                 WHERE h.organization_id = v.organization_id AND h.record_id = d.note_id
                   AND h.event = 'DraftHandedOver'
                 ORDER BY h.at DESC LIMIT 1), '')
FROM viewer v
JOIN contacts_draft d ON d.author_id = v.id AND d.organization_id = v.organization_id
WHERE EXISTS (SELECT 1 FROM reach r WHERE r.participant_id = d.participant_id
              AND r.section = 'contact_notes' AND r.action = 'read')
  AND d.at > statement_timestamp() - interval '14 days'
  AND NOT EXISTS (SELECT 1 FROM reach r WHERE r.participant_id = d.participant_id
                  AND r.section = 'contact_notes' AND r.action = 'write')
ORDER BY d.at, d.id
$$;

-- Give such a draft to somebody who walks with the person now. Over nobody's own draft.
CREATE OR REPLACE FUNCTION hand_on_draft(draft uuid, to_worker uuid) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
BEGIN
    UPDATE contacts_draft d SET author_id = to_worker
     WHERE d.id = draft AND d.id IN (SELECT h.id FROM drafts_handed_over() h)
       AND to_worker IN (SELECT w FROM walks_on(d.participant_id) w)
       AND NOT EXISTS (SELECT 1 FROM contacts_draft o
                       WHERE o.author_id = to_worker AND o.participant_id = d.participant_id
                         AND o.organization_id = d.organization_id);
    RETURN FOUND;
END $$;
